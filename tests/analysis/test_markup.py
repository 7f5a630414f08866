"""Markup is no word, but everything that is read is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.analyzer import analyze
from indexer.analysis.markup import without_markup
from indexer.analysis.segmenter import Segmenter
from tests.analysis.terms import terms_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param('<div class="x">猫</div>', ["猫"], id="tags"),
        pytest.param(
            '<a href="https://zzneko.jp/zzcat">犬</a>', ["https", "zzneko", "jp", "zzcat", "犬"], id="links"
        ),
        pytest.param("猫&nbsp;&amp;&#9733;犬", ["猫", "犬"], id="entities"),
        pytest.param("![猫の絵](images/p1.png)", ["猫", "絵"], id="images"),
        pytest.param(
            "[猫の本](https://zzneko.jp/zzcat)",
            ["猫", "本", "https", "zzneko", "jp", "zzcat"],
            id="link text",
        ),
        pytest.param("[[20250829|きのうの犬]]", ["昨日", "犬"], id="wiki links show their label"),
        pytest.param("[[猫]]", ["猫"], id="wiki links without one"),
        pytest.param("- [x] 洗濯\n- [ ] 掃除", ["洗濯", "掃除"], id="check boxes"),
        pytest.param("```python\n猫\n```", ["猫"], id="code fences"),
        pytest.param("楽しい:smile:日", ["楽しい", "日"], id="short codes"),
        pytest.param("前<!-- more -->後", ["前", "後"], id="comments"),
        pytest.param(
            "前<!-- 犬\n -->後<!-- ない", ["前", "後", "無い"], id="comments of lines, and one without end"
        ),
        pytest.param("[f:id:neko:plain]と[:contents]猫", ["猫"], id="hatena"),
    ],
)
def test_changes(text: str, words: list[str]) -> None:
    found = [term.removeprefix("\x01") for term in terms_of(analyze(text, Segmenter()))]

    assert [term for term in found if term in words] == words
    assert set(found) <= {*words, "ピクチャー"}


@pytest.mark.parametrize(
    "text", ["3<5 かつ 7>2", "10:30と11:45", "a & b", "AT&T; など", "[1] 注", "C<T> の型", "12:ab:34"]
)
def test_noop(text: str) -> None:
    assert without_markup(text) == text


@given(st.text(st.sampled_from("<>/abdiv &;:[]|!()`~{}%猫x \nhttp.p"), max_size=80))
def test_nothing_moves(text: str) -> None:
    blanked = without_markup(text)

    assert len(blanked) == len(text)
    assert all(new in {old, " "} for old, new in zip(text, blanked, strict=True))
