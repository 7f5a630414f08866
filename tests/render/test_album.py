"""The pictures of a page: those of the diary, small and without what a camera wrote into them; none from elsewhere."""

from __future__ import annotations

import base64
import datetime as dt
import io
import re
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.model import Entry, Hit, Snippet
from indexer.render.album import Album
from indexer.render.page import Page
from indexer.render.web_page import About, web_page
from indexer.support import limits
from indexer.support.pictures import references

if TYPE_CHECKING:
    from pathlib import Path

_MAKER = 0x010F


def picture(path: Path, size: tuple[int, int] = (40, 30), *, alpha: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if alpha:
        Image.new("RGBA", size, (0, 0, 0, 0)).save(path)
        return
    exif = Image.Exif()
    exif[_MAKER] = "Kamera"
    Image.new("RGB", size, (200, 10, 10)).save(path, exif=exif)


def entry(path: Path, text: str) -> Entry:
    return Entry("0" * 12, dt.date(2025, 5, 1), "", text, str(path), 1)


def taken(album: Album, page: Path, text: str) -> list[bytes]:
    """The pictures that an album has for a text, b"" for each that it has not."""
    found = entry(page, text)
    shown = [album.html(found, reference) for reference in references(text)]
    return [
        base64.b64decode(match[1]) if (match := re.search('base64,([^"]*)', html)) else b"" for html in shown
    ]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    picture(folder / "2025" / "img" / "a.jpg")
    picture(folder / "static" / "images" / "b.png", alpha=True)
    picture(folder / "files" / "貝 1.png")
    picture(folder / ".hidden" / "h.png")
    picture(tmp_path / "outside.png")
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    (folder / "inner.png").symlink_to(folder / "files" / "貝 1.png")
    (folder / "text.png").write_text("no picture", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![](img/a.jpg)", True),
        ("![](img/a.jpg?raw=1#x)", True),
        ("![](./img/../img/a.jpg)", True),
        ("![](/images/b.png)", True),
        ("![](../static/images/b.png)", True),
        ("![[貝 1.png|300]]", True),
        ("![](<../files/貝 1.png>)", True),
        ("![](../files/%E8%B2%9D%201.png)", True),
        ("![](../inner.png)", True),
        ("<img src='img/a.jpg'>", True),
        ("[[file:img/a.jpg]]", True),
        ("![](nowhere.png)", False),
        ("![](../../outside.png)", False),
        ("![[outside.png]]", False),
        ("![](../link.png)", False),
        ("![](../.hidden/h.png)", False),
        ("![[h.png]]", False),
        ("![](../text.png)", False),
        ("![](https://example.com/img/a.jpg)", False),
        ("![](//example.com/img/a.jpg)", False),
        ("![](file:///etc/passwd)", False),
        ("![](data:image/png;base64,AAAA)", False),
        ("![](img/)", False),
    ],
)
def test_which_are_taken(vault: Path, text: str, found: bool) -> None:
    album = Album([str(vault)])

    assert [bool(data) for data in taken(album, vault / "2025" / "05-01.md", text)] == [found]
    assert (album.taken, len(album.left)) == ((1, 0) if found else (0, 1))


def test_they_are_small_and_say_nothing_of_the_camera(vault: Path) -> None:
    picture(vault / "large.jpg", (3000, 1500))
    (data,) = taken(Album([str(vault)]), vault / "a.md", "![](large.jpg)")

    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size) == ("JPEG", (1280, 640))
        assert not image.getexif()
    assert b"Kamera" not in data
    with Image.open(vault / "large.jpg") as image:
        assert image.getexif()[_MAKER] == "Kamera"


def test_what_is_transparent_stays_so(vault: Path) -> None:
    (data,) = taken(Album([str(vault)]), vault / "a.md", "![](/images/b.png)")

    with Image.open(io.BytesIO(data)) as image:
        assert image.has_transparency_data


def test_without_pillow(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    monkeypatch.setattr(limits, "UNSCALED_PICTURE", 2000)
    with (vault / "files" / "large.png").open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    album = Album([str(vault)])

    small, large = taken(album, vault / "2025" / "a.md", "![](img/a.jpg) ![[large.png]]")

    assert not album.scaled
    assert small == (vault / "2025" / "img" / "a.jpg").read_bytes()
    assert (large, album.left) == (b"", ["large.png"])


def test_a_page_has_no_more_than_a_browser_opens(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PICTURES", 1500)
    album = Album([str(vault)])

    shown = taken(album, vault / "2025" / "a.md", "![](img/a.jpg)" * 5)

    assert 0 < len(list(filter(None, shown))) < 5


def test_a_name_that_there_is_twice_is_none(vault: Path) -> None:
    picture(vault / "more" / "貝 1.png")

    assert taken(Album([str(vault)]), vault / "a.md", "![[貝 1.png]]") == [b""]


def test_a_diary_that_is_one_file_has_the_pictures_beside_it(vault: Path) -> None:
    page = vault / "2025" / "a.md"
    page.write_text("", encoding="utf-8")

    assert all(taken(Album([str(page)]), page, "![](img/a.jpg)"))
    assert taken(Album([str(page)]), page, "![](../files/貝%201.png)") == [b""]


@pytest.mark.parametrize("name", ["05-01.md", "05-01.txt"])
def test_the_policy_allows_pictures_where_there_are_some(vault: Path, name: str) -> None:
    def page_of(text: str, album: Album | None) -> str:
        hits = [Hit(entry(vault / "2025" / name, text), 0.0, Snippet("", ()))]
        return "\n".join(web_page(hits, About("", "", None, None, "old"), Page(dt.date(2026, 1, 1)), album))

    with_picture = page_of("海 ![波](img/a.jpg) へ", Album([str(vault)]))
    assert "; img-src data:; base-uri 'none'" in with_picture
    assert re.search(r'海 <img src="data:image/jpeg;base64,[^"]+" alt="波"> へ', with_picture)
    for text, album in (("海 ![波](nai.jpg)", Album([str(vault)])), ("海 ![波](img/a.jpg)", None)):
        page = page_of(text, album)
        assert "img-src" not in page
        assert "<img" not in page
        assert "波" in page
        assert str(vault) not in page


@pytest.mark.parametrize("pillow", [True, False])
def test_the_command_says_what_is_in_the_page(
    vault: Path,
    tmp_path: Path,
    pillow: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (vault / "2025-05-01.md").write_text("![](2025/img/a.jpg) ![](nai.heic)\n", encoding="utf-8")
    if not pillow:
        monkeypatch.setitem(sys.modules, "PIL", None)
    environment = Environment({"HOME": str(tmp_path)}, "en", str(tmp_path / "index"))
    Diary(tmp_path / "index").update([vault])

    run(["export", "--html", str(tmp_path / "page.html")], environment)
    said = capsys.readouterr().err
    run(["export", "--html", str(tmp_path / "names.html"), "--no-images"], environment)

    assert "1 picture in the page." in said
    assert "Not in the page: nai.heic (1;" in said
    assert ("nikki-search[pictures]" in said) is not pillow
    assert "picture" not in capsys.readouterr().err
    assert "<img" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert 'class="picture">a.jpg<' in (tmp_path / "names.html").read_text(encoding="utf-8")


def zipped(path: Path, *names: str, size: tuple[int, int] = (40, 30)) -> None:
    file = io.BytesIO()
    Image.new("RGB", size, (200, 10, 10)).save(file, "PNG")
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, file.getvalue())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![](photos/a.png)", True),
        ("![](../photos/a.png)", True),
        ("![](%E5%BA%AD%201/b.png)", True),
        ("![](b.png)", True),
        ("![](twice.png)", False),
        ("![](hotos/a.png)", False),
        ("![](../../outside.png)", False),
        ("![](/etc/passwd)", False),
        ("![](notes.txt)", False),
    ],
)
def test_pictures_in_a_zip(vault: Path, text: str, found: bool) -> None:
    export = vault / "export.zip"
    zipped(export, "photos/a.png", "日記/庭 1/b.png", "1/twice.png", "2/twice.png")
    with zipfile.ZipFile(export, "a") as archive:
        archive.writestr("notes.txt", "no picture")
    before = sorted(vault.rglob("*"))
    assert [bool(data) for data in taken(Album([str(vault)]), export, text)] == [found]
    assert sorted(vault.rglob("*")) == before


def test_a_zip_of_too_much_or_from_outside_or_damaged_gives_none(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zipped(tmp_path / "outside.zip", "a.png")
    (vault / "link.zip").symlink_to(tmp_path / "outside.zip")
    zipped(vault / "export.zip", "a.png")
    (vault / "damaged.zip").write_bytes((vault / "export.zip").read_bytes()[:40])
    for name in ("link.zip", "damaged.zip"):
        assert taken(Album([str(vault)]), vault / name, "![](a.png)") == [b""]
    monkeypatch.setattr(limits, "PICTURE", 20)
    assert taken(Album([str(vault)]), vault / "export.zip", "![](a.png)") == [b""]
