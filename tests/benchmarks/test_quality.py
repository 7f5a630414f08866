"""How good a ranking is, on collections of documents and questions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.quality import Figures, glued, main, measured, read

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = [
    ("a", "梅干し", "梅は六月に漬けて、土用に三日干す。"),
    ("b", "梅干し", "塩は梅の二割。減らすとかびる。"),
    ("c", "", "自転車の鎖に油をさした。"),
    ("d", "風呂", "桶のたがが外れて、湯が全部流れた。"),
]
QUERIES = [("1", "梅を干すのはいつ？", "question"), ("2", "塩 割合 梅", "words"), ("3", "鎖 油", "words")]
ANSWERS = [("1", "a"), ("2", "b"), ("3", "c")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    docs = [json.dumps(dict(zip(("id", "title", "text"), doc, strict=True))) for doc in DOCUMENTS]
    for name, lines in {
        "docs.jsonl": docs,
        "queries.tsv": ["\t".join(query) for query in QUERIES],
        "qrels.tsv": ["\t".join(answer) for answer in ANSWERS],
    }.items():
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("found", "right", "mrr", "recall"),
    [
        (["a"], "a", 1.0, 1.0),
        (["b", "c", "a"], "a", 1 / 3, 1.0),
        (["b", "a"], "ac", 0.5, 0.5),
        ([*"bcdefghijk", "a"], "a", 0.0, 0.0),
        ([*"abcdefghij"], "abcdefghijkl", 1.0, 1.0),
        ([], "a", 0.0, 0.0),
    ],
)
def test_figures_of_one_query(found: list[str], right: str, mrr: float, recall: float) -> None:
    assert tuple(Figures.of([(found, frozenset(right))])) == pytest.approx((1, mrr, recall))


def test_figures_are_means() -> None:
    answers = [(["a"], frozenset("a")), (["b", "a"], frozenset("a")), ([], frozenset("a"))]

    assert tuple(Figures.of(answers)) == pytest.approx((3, 0.5, 2 / 3))


def test_a_collection_is_read_and_measured_by_kind(folder: Path, tmp_path: Path) -> None:
    found = measured(read(folder), tmp_path / "work")

    assert found == {"": (3, 1.0, 1.0), "question": (1, 1.0, 1.0), "words": (2, 1.0, 1.0)}


def test_documents_are_glued_without_their_titles(folder: Path, tmp_path: Path) -> None:
    found = glued(read(folder), 2)

    assert len(found.documents) == 2
    assert sorted(len(doc.text.split("\n\n")) for doc in found.documents.values()) == [2, 2]
    assert not any(doc.title or "風呂" in doc.text for doc in found.documents.values())
    for question, (_, answer) in zip(found.questions, ANSWERS, strict=True):
        (entry,) = question.answers
        assert {key: text for key, _, text in DOCUMENTS}[answer] in found.documents[entry].text
    assert measured(found, tmp_path / "work")[""].recall == 1.0


def test_what_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--every", "2"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "4 entries",
        "all               2 queries  MRR@10 1.0000  recall@10 1.0000",
        "question          1 queries  MRR@10 1.0000  recall@10 1.0000",
        "words             1 queries  MRR@10 1.0000  recall@10 1.0000",
    ]


@pytest.mark.parametrize(
    ("name", "line", "said"),
    [
        ("docs.jsonl", "[]", "docs.jsonl, line 1: no object"),
        ("docs.jsonl", "{", "docs.jsonl, line 1: no object"),
        ("queries.tsv", "1", "queries.tsv, line 1: no query"),
        ("qrels.tsv", "1\tz", "qrels.tsv, line 1: no document"),
    ],
)
def test_a_line_of_another_form_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, line: str, said: str
) -> None:
    (folder / name).write_text(line, encoding="utf-8")

    with pytest.raises(SystemExit):
        main([str(folder)])
    assert said in capsys.readouterr().err


def test_a_folder_without_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path)])
    assert "docs.jsonl" in capsys.readouterr().err
