"""Encodings told by bytes alone."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.sources.decoding import decode

TEXT = "20250829\n\n\n今日は晴れ。散歩に出かけ、珈琲を飲んだ。\n　夜は読書。ｶﾅも少し。\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(TEXT.encode(), "utf-8", id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig", id="UTF-8 with mark"),
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", id="UTF-16"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", id="UTF-16, big end first"),
        pytest.param(TEXT.encode("utf-16-le"), "utf-16-le", id="UTF-16 without a mark"),
        pytest.param(TEXT.encode("utf-16-be"), "utf-16-be", id="UTF-16 without a mark, big end first"),
        pytest.param(TEXT.encode("cp932"), "cp932", id="CP932"),
        pytest.param(TEXT.encode("euc_jp"), "euc-jp", id="EUC-JP"),
        pytest.param(TEXT.encode("iso2022_jp_ext"), "iso-2022-jp", id="ISO-2022-JP"),
        pytest.param(TEXT.replace("\n", "\r\n").encode("cp932"), "cp932", id="CRLF"),
        pytest.param(TEXT.replace("\n", "\r").encode(), "utf-8", id="CR"),
        pytest.param(TEXT.replace("晴", "晴\ufeff").encode(), "utf-8", id="mark inside"),
    ],
)
def test_encodings(data: bytes, name: str) -> None:
    assert decode(data) == (TEXT, name, (), ())


@pytest.mark.parametrize("word", ["漢文", "国破山河在", "日記①", "髙橋"])
@pytest.mark.parametrize("codec", ["cp932", "utf-8"])
def test_short_texts(word: str, codec: str) -> None:
    text = f"20250829\n{word}、今日。\n"
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jp"])
def test_a_broken_byte_costs_its_character(codec: str) -> None:
    line = "散歩した。楽しかったので、また行きたいと思います。\n"
    decoded = decode("晴れ。\n".encode(codec) + b"\xff" + line.encode(codec) * 3)
    assert decoded.text.replace("\ufffd", "") == "晴れ。\n" + line * 3
    assert decoded.broken == (2,)


_LINES = ("2026-04-13\n", "正しい行。\n", "壊れた行だ。\n", "もう一つ正しい行。\n", "ｶﾅ\n", "旅\n")


@pytest.mark.parametrize("codec", ["cp932", "euc_jp"])
@pytest.mark.parametrize("others", [{2}, {2, 3}, {1, 2, 3, 5}, {3}], ids=str)
@pytest.mark.parametrize("before", [0, 5_000], ids=["short", "long"])
def test_lines_in_two_encodings(codec: str, others: set[int], before: int) -> None:
    lines = ("朝から雨だった。\n",) * before + _LINES
    others = {before + at for at in others}
    data = b"".join(line.encode(codec if at in others else "utf-8") for at, line in enumerate(lines))
    decoded = decode(data)
    name = {"cp932": "cp932", "euc_jp": "euc-jp"}[codec]
    assert decoded == ("".join(lines), f"utf-8+{name}", (), tuple(at + 1 for at in sorted(others)))


@pytest.mark.parametrize("codec", ["cp932", "euc_jp"])
def test_a_line_of_utf8_at_the_end_of_a_long_file_in_another_encoding(codec: str) -> None:
    text = "朝から雨だった。\n" * 5_000
    decoded = decode(text.encode(codec) + "晴れた。\n".encode() + text.encode(codec))
    assert decoded.text == f"{text}晴れた。\n{text}"


@pytest.mark.parametrize("codec", ["cp932", "euc_jp"])
def test_a_line_in_one_encoding_that_is_letters_in_utf8(codec: str) -> None:
    text = "2026-01-01\n旅\n帰り、疲れた。\n"
    assert decode(text.encode(codec)).text == text


def test_a_text_in_another_alphabet_loses_its_letters_only() -> None:
    decoded = decode(b"2026-01-01\nMon caf\xe9 \xe0 Paris.\n")
    assert decoded == ("2026-01-01\nMon caf\ufffd \ufffd Paris.\n", "utf-8", (2,), ())


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), id="picture"),
        pytest.param(b"\x7fELF\x02\x01\x01" + b"\0\1\2\3" * 100, id="program"),
        pytest.param(bytes(range(32)) * 20, id="control characters"),
    ],
)
def test_binary(data: bytes) -> None:
    assert decode(data).encoding == ""


@pytest.mark.parametrize("text", ["猫\x07。", "\x0c\x1a", "20250501\n\n\n短い。\x02\n"])
def test_a_stray_control_character_makes_no_binary(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding) == (text, "utf-8")


def test_zeros_at_the_end_after_a_crash() -> None:
    assert decode(TEXT.encode() + b"\0" * 5000).text == TEXT


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    decoded = decode(data)
    assert "\r" not in decoded.text
    assert all(1 <= line <= decoded.text.count("\n") + 1 for line in decoded.broken)


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"], exclude_characters="\ufeff\ufffd")
    )
)
def test_any_utf8_comes_back(text: str) -> None:
    assert decode(text.encode()).text == text
