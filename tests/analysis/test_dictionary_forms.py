"""From a form in kana back to the dictionary form."""

from __future__ import annotations

import pytest

from indexer.analysis.dictionary_forms import dictionary_forms
from indexer.analysis.inflection import adjective_forms, inflections

VERBS = [
    ("かく", "五段-カ行"), ("およぐ", "五段-ガ行"), ("はなす", "五段-サ行"), ("まつ", "五段-タ行"), ("しぬ", "五段-ナ行"), ("あそぶ", "五段-バ行"),
    ("よむ", "五段-マ行"), ("かえる", "五段-ラ行"), ("わらう", "五段-ワア行"), ("たべる", "下一段-バ行"), ("おきる", "上一段-カ行"),
]  # fmt: skip


@pytest.mark.parametrize(("verb", "conjugation"), VERBS)
def test_the_beginning_of_each_form_leads_back(verb: str, conjugation: str) -> None:
    forms = inflections(verb, conjugation)
    assert len(forms) >= 7
    for form in forms:
        found = [one for one in dictionary_forms(form, begun=True) if one.kana == verb]
        assert any(one.kind in conjugation for one in found), form


@pytest.mark.parametrize("adjective", ["さむい", "おもしろい", "うれしい"])
def test_the_beginning_of_each_form_of_an_adjective_leads_back(adjective: str) -> None:
    for form in adjective_forms(adjective)[1:-1]:
        assert (adjective, "形容詞") in list(dictionary_forms(form, begun=True)), form


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("かいていた", "かく"),
        ("かかなきゃ", "かく"),
        ("かいちゃった", "かく"),
        ("かいてしまった", "かく"),
        ("かいてもらった", "かく"),
        ("かかれている", "かく"),
        ("いった", "いく"),
        ("いった", "いう"),
        ("ゆかない", "ゆく"),
        ("よんどいて", "よむ"),
        ("たべたくなかった", "たべる"),
        ("たべさせられた", "たべる"),
        ("たべられない", "たべる"),
        ("みてた", "みる"),
        ("きました", "くる"),
        ("こなかった", "くる"),
        ("れんしゅうしている", "れんしゅう"),
        ("れんしゅうさせられた", "れんしゅう"),
        ("さむくなった", "さむい"),
    ],
)
def test_whole_forms_lead_back(form: str, verb: str) -> None:
    assert verb in [one.kana for one in dictionary_forms(form)]


@pytest.mark.parametrize(
    "word", ["", "い", "た", "いた", "わたし", "おんせん", "さくら", "いった。", "itta", "タベタ"]
)
def test_what_is_no_form_leads_nowhere(word: str) -> None:
    assert list(dictionary_forms(word)) == []
