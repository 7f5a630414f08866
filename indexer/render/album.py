"""The pictures of a page: files of the diary that its entries name, made small and part of the page.

Only files inside a source of the diary are taken, none through a link that leads out of it; those in a zip, from there,
within the limits of all zips. Pillow, which is imported here
only, scales them and leaves out what cameras write into them; without it they are taken as they are, if they are not large.
"""

from __future__ import annotations

import base64
import io
import os
import warnings
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from indexer.render.web_text import escaped
from indexer.sources import archive
from indexer.support import limits
from indexer.support.bounded import RefusedError, read_file
from indexer.support.pictures import references
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

    from indexer.model import Entry
    from indexer.support.pictures import Reference

_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
)
"""How the files begin that every browser shows."""
_ZIP = b"PK\x03\x04"
_WIDEST = 1280
"""Pixels of the longer side: twice the width of the page's text."""
_QUALITY = 82
_SUBFOLDERS = ("static", "public", "source")
"""Where Hugo and others keep what a page calls by ``/images/a.jpg``."""


class _Place(NamedTuple):
    """A file, or one (``member``) in a zip."""

    path: Path
    member: str = ""


class Album:
    """Finds the pictures that entries name, in the ``sources`` of the diary (absolute paths), and makes HTML of them.

    ``taken`` counts them, ``left`` are the names of those that could not be taken; ``scaled`` says whether Pillow is there.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        places = map(Path, sources)
        self._roots = [place if place.is_dir() else place.parent for place in places]
        self._named: dict[str, list[Path]] | None = None
        self._members: dict[str, list[str]] = {}
        self._size = 0
        self.scaled = _has_pillow()
        self.taken = 0
        self.left: list[str] = []

    def finds(self, entry: Entry) -> bool:
        """Whether there is a picture that an entry names."""
        return any(self._place(entry.path, reference) for reference in references(entry.text))

    def html(self, entry: Entry, reference: Reference) -> str:
        """The picture as an element that holds it; "" if there is none, or none that can be shown."""
        place = self._place(entry.path, reference)
        data = self._data(place) if place else b""
        kind = _kind(data)
        if not kind:
            self.left.append(reference.name)
            return ""
        self._size += len(data)
        self.taken += 1
        text = base64.b64encode(data).decode()
        return (
            f'<img src="data:{kind};base64,{text}" alt="{escaped(reference.description or reference.name)}">'
        )

    def _data(self, place: _Place) -> bytes:
        """The bytes to be shown; none for a file that is no such picture, or too large."""
        try:
            if place.member:
                data = archive.member(str(place.path), place.member, limits.PICTURE)
            else:
                data = read_file(place.path, limits.PICTURE)
        except (OSError, RefusedError):
            return b""
        if self.scaled:
            data = _scaled(data)
        elif len(data) > limits.UNSCALED_PICTURE:
            return b""
        return data if self._size + len(data) <= limits.PICTURES else b""

    def _place(self, page: str, reference: Reference) -> _Place | None:
        """Where the file is that a page names, None if none inside the diary is meant."""
        if reference.is_elsewhere or "\0" in reference.target:
            return None
        target = unquote(reference.target.split("?")[0].split("#")[0]) or reference.target
        if packed := self._packed(page):
            # As an export is unpacked, the folder of the page does not matter: the name is all that is asked.
            wanted = target.replace("\\", "/").lstrip("./")
            found = [name for name in packed if name == wanted or name.endswith(f"/{wanted}")]
            return _Place(Path(page), found[0]) if len(found) == 1 else None
        places = (_Place(real) for path in self._candidates(page, target) if (real := self._inside(path)))
        return next(places, None)

    def _packed(self, page: str) -> list[str]:
        """The files in the zip that an entry is from; none if it is from no zip, or one outside of the diary."""
        if page not in self._members:
            self._members[page] = _zipped(page) if self._inside(Path(page)) else []
        return self._members[page]

    def _candidates(self, page: str, target: str) -> Iterator[Path]:
        relative = target.lstrip("/")
        if relative == target:
            yield Path(page).parent / target
        for root in self._roots:
            yield root / relative
            yield from (root / folder / relative for folder in _SUBFOLDERS)
        if "/" not in target:
            # As Obsidian takes a name that there is once.
            found = self._names().get(target, [])
            yield from found if len(found) == 1 else ()

    def _inside(self, path: Path) -> Path | None:
        """The real path, if a file is there that lies inside the diary and not in a hidden folder."""
        try:
            real = path.resolve()
            if not real.is_file():
                return None
        except (OSError, RuntimeError, ValueError):
            return None
        for root in (root.resolve() for root in self._roots):
            if real.is_relative_to(root):
                hidden = any(part.startswith(".") for part in real.relative_to(root).parts)
                return None if hidden else real
        return None

    def _names(self) -> dict[str, list[Path]]:
        """The files of the diary by their names."""
        if self._named is None:
            self._named = {}
            files = (file for root in self._roots for file in _files(root))
            for file in islice(files, limits.FILES_BY_NAME):
                self._named.setdefault(file.name, []).append(file)
        return self._named


def _zipped(path: str) -> list[str]:
    try:
        with Path(path).open("rb") as file:
            return archive.names(path) if file.read(4) == _ZIP else []
    except (OSError, RefusedError):
        return []


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(folder, name) for name in names)


def _kind(data: bytes) -> str:
    """The type of a picture, "" for none that is shown."""
    kind = next((kind for start, kind in _KINDS if data.startswith(start)), "")
    return kind if kind != "image/webp" or data[8:12] == b"WEBP" else ""


def _has_pillow() -> bool:
    try:
        import PIL  # noqa: F401
    except ImportError:
        return False
    return True


def _scaled(data: bytes) -> bytes:
    """A picture no wider than is shown, without what a camera wrote into it (the place, among others); b"" for none.

    One that moves stays as it is.
    """
    from PIL import Image as Pillow
    from PIL import ImageOps

    kind = _kind(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            with Pillow.open(io.BytesIO(data)) as image:
                if getattr(image, "is_animated", False):
                    return data
                turned = ImageOps.exif_transpose(image)
                turned.thumbnail((_WIDEST, _WIDEST))
                return _saved(turned, kind)
    except Exception:  # noqa: BLE001  (a damaged picture may raise anything)
        return b""


def _saved(image: Image, kind: str) -> bytes:
    file = io.BytesIO()
    if image.has_transparency_data or kind == "image/gif":
        image.convert("RGBA").save(file, "PNG", optimize=True)
    else:
        image.convert("RGB").save(file, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return file.getvalue()
