"""Whoosh opens the index as one of its own, and finds in it what nikki's reader finds: each is the other's oracle."""

from __future__ import annotations

import datetime as dt
import doctest
import pickle
import random
import shutil
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import pytest
from whoosh import query, scoring
from whoosh.filedb.filestore import FileStorage
from whoosh.index import open_dir
from whoosh.qparser import QueryParser

from indexer.app import Diary
from indexer.errors import IndexUnusable
from indexer.index.fields import FIRST_OF_TEXT, TAG, TITLE
from indexer.index.reader import open_index
from indexer.index.whoosh import toc
from indexer.index.whoosh.schema import schema
from indexer.index.whoosh.view import open_whoosh
from indexer.search.scoring import K1, B, Scorer
from tests.conftest import write_diary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoosh.index import FileIndex
    from whoosh.searching import Searcher

    from indexer.index.reader import IndexReader

_T = TypeVar("_T")

ROOT = Path(__file__).parents[2]
NOTES = {
    "2024-02-03-京都旅行.md": "---\ntags: [旅行, 人/田中]\nmood: とても嬉しい\n---\n# 京都へ行った日\n\n田中さんと京都を歩いた。寺を見た。\n",
    "2024-02-04-読書会.md": "---\ntags: [本, 人/佐藤]\n---\n# 読んだ本の話\n\n佐藤さんに本を借りた。会社の人も来た。\n",
    "memo.txt": "日付のない覚え書き。京都の地図。ラファウ。\n",
}


class Opened(NamedTuple):
    """The same index, open in two ways."""

    index: FileIndex
    reader: IndexReader


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """The sample diary and some notes, in several segments, with deleted documents."""
    folder = tmp_path_factory.mktemp("whoosh")
    (folder / "diary").mkdir()
    shutil.copy(ROOT / "data" / "diary.txt", folder / "diary")
    for name, text in NOTES.items():
        (folder / "diary" / name).write_text(text, encoding="utf-8")
    diary = Diary(folder / "index")
    diary.update([folder / "diary"])
    for number in range(2):
        more = {f"2030010{day}": f"{day}日。図書館で本を読んだ。" for day in range(1, 6)}
        more["20300103"] += "犬を見た。" * number
        write_diary(folder / "diary" / "more.txt", more)
        diary.update()
    return diary


@pytest.fixture(scope="module")
def opened(diary: Diary) -> Opened:
    reader = open_index(diary.directory)
    assert reader
    assert len(reader.segments) > 1
    assert reader.deleted
    return Opened(open_dir(diary.directory), reader)


@pytest.fixture(scope="module")
def searcher(opened: Opened) -> Iterator[Searcher]:
    with opened.index.searcher(weighting=LuceneIdf(opened.reader)) as searcher:
        yield searcher


class LuceneIdf(scoring.BM25F):  # type: ignore[misc]
    """Whoosh's BM25F with the constants and the idf that nikki uses."""

    def __init__(self, reader: IndexReader) -> None:
        super().__init__(B=B, K1=K1)
        self._matcher = Scorer(reader)

    def idf(self, _searcher: Searcher, _fieldname: str, text: str | bytes) -> float:
        """Of the documents that are not deleted."""
        term = text if isinstance(text, str) else bytes(text).decode()
        return self._matcher.idf(len(self._matcher.reader.postings(term).docs))


def terms_of(reader: IndexReader) -> list[str]:
    keys = {key.decode() for part in reader.segments for key in part.term_keys(FIRST_OF_TEXT.encode())}
    return sorted(term for term in keys if reader.postings(term).docs)


def docs_of(reader: IndexReader, term: str) -> set[int]:
    return set(reader.postings(term).docs)


def found(searcher: Searcher, asked: query.Query) -> set[int]:
    return set(searcher.search(asked, limit=None).docs())


def drawn(items: Sequence[_T], count: int, seed: int = 18) -> list[_T]:
    return random.Random(seed).sample(items, min(count, len(items)))  # noqa: S311  (the same ones each time)


def test_every_term_has_the_same_documents(opened: Opened, searcher: Searcher) -> None:
    terms = terms_of(opened.reader)

    wrong = [t for t in terms if found(searcher, query.Term("text", t)) != docs_of(opened.reader, t)]

    assert len(terms) > 900
    assert not wrong


def test_the_vocabulary_is_the_same(opened: Opened, searcher: Searcher) -> None:
    of_whoosh = {term.decode() for term in searcher.reader().lexicon("text")}

    # Whoosh counts the terms of deleted documents, too.
    assert set(terms_of(opened.reader)) <= of_whoosh


@pytest.mark.parametrize("kind", [query.And, query.Or])
def test_conjunctions_and_disjunctions(
    opened: Opened, searcher: Searcher, kind: type[query.And | query.Or]
) -> None:
    reader = opened.reader
    common = [term for term in terms_of(reader) if len(docs_of(reader, term)) > 2]
    for one, other in drawn(list(pairwise(drawn(common, 400))), 300):
        sets = docs_of(reader, one), docs_of(reader, other)
        expected = sets[0] & sets[1] if kind is query.And else sets[0] | sets[1]
        asked = kind([query.Term("text", one), query.Term("text", other)])
        assert found(searcher, asked) == expected, (one, other)


def test_negation(opened: Opened, searcher: Searcher) -> None:
    reader = opened.reader
    for term in drawn(terms_of(reader), 100):
        asked = query.And([query.Every("text"), query.Not(query.Term("text", term))])
        assert found(searcher, asked) == set(reader.documents()) - docs_of(reader, term), term


def test_the_best_ten_are_those_of_bm25(opened: Opened, searcher: Searcher) -> None:
    """In the order of the scores of nikki's own reader, rounding aside: Whoosh's average length is of deleted documents, too."""
    reader = opened.reader
    matcher = Scorer(reader)
    terms = [term for term in terms_of(reader) if len(docs_of(reader, term)) > 1]
    for term in drawn(terms, 300):
        scores = matcher.scores(term)
        results = searcher.search(query.Term("text", term), limit=10)
        best = sorted(scores.values(), reverse=True)[:10]
        assert len(results) == len(scores)
        assert [hit.score for hit in results] == pytest.approx(best, rel=0.01), term
        assert [scores[hit.docnum] for hit in results] == pytest.approx(best, rel=0.01), term


def test_ten_words_score_as_the_sum_of_each(opened: Opened, searcher: Searcher) -> None:
    matcher = Scorer(opened.reader)
    common = [term for term in terms_of(opened.reader) if len(docs_of(opened.reader, term)) > 3]
    for at in range(20):
        terms = drawn(common, 10, at)
        results = searcher.search(query.Or([query.Term("text", term) for term in terms]), limit=10)
        totals: dict[int, float] = {}
        for term in terms:
            for doc, score in matcher.scores(term).items():
                totals[doc] = totals.get(doc, 0) + score
        best = sorted(totals.values(), reverse=True)[:10]
        assert [hit.score for hit in results] == pytest.approx(best, rel=0.01)


def occupied(reader: IndexReader) -> dict[int, dict[int, set[str]]]:
    """The terms at each position of each document, gathered from the postings alone."""
    positions: dict[int, dict[int, set[str]]] = {}
    for term in terms_of(reader):
        postings = reader.postings(term)
        cuts = pairwise(accumulate(postings.freqs, initial=0))
        for doc, (start, end) in zip(postings.docs, cuts, strict=True):
            for position in postings.positions[start:end]:
                positions.setdefault(doc, {}).setdefault(position, set()).add(term)
    return positions


def test_phrases(opened: Opened, searcher: Searcher) -> None:
    """Words that follow one another, particles aside."""
    texts = {
        doc: [terms for _, terms in sorted(places.items())] for doc, places in occupied(opened.reader).items()
    }
    pairs = {(min(a), min(b)) for row in texts.values() for a, b in pairwise(row) if a != b}
    for one, other in drawn(sorted(pairs), 400):
        expected = {
            doc for doc, row in texts.items() if any(one in a and other in b for a, b in pairwise(row))
        }
        assert found(searcher, query.Phrase("text", [one, other])) == expected, (one, other)


def test_prefixes(opened: Opened, searcher: Searcher) -> None:
    reader = opened.reader
    terms = terms_of(reader)
    for term in drawn(terms, 100):
        prefix = term[:1]
        expected = set().union(*(docs_of(reader, other) for other in terms if other.startswith(prefix)))
        assert found(searcher, query.Prefix("text", prefix)) == expected, prefix


def test_ranges_of_dates(opened: Opened, searcher: Searcher) -> None:
    reader = opened.reader
    days = sorted({reader.days[doc] for doc in reader.documents()} - {0})
    for number in range(60):
        first, last = sorted(drawn(days, 2, number))
        ends = [dt.datetime.fromordinal(day) for day in (first, last)]
        expected = {doc for doc in reader.documents() if first <= reader.days[doc] <= last}
        assert found(searcher, query.DateRange("date", *ends)) == expected


def test_the_order_of_dates(searcher: Searcher) -> None:
    days = [hit.get("date") for hit in searcher.search(query.Every("text"), limit=None, sortedby="date")]

    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days[: len(dated)] == dated
    assert len(days) == len(dated) + 1


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("title:読む", 1),
        ("title:京都", 1),
        ("tags:旅行", 1),
        ("tags:人", 2),
        ("tags:人/田中", 1),
        ("tags:田中", 0),
        ("date:20240203", 1),
        ("date:[20240203 to 20240204]", 2),
        ("京都 AND date:2024", 1),
        ("佐藤に借りる", 1),
        ("佐藤が借りた", 1),
        ("property:mood:嬉しい", 1),
        ("property:mood:嬉しかった", 1),
        ("property:mood:京都", 0),
        ('"本を借りる"', 1),
        ('"本を佐藤"', 0),
    ],
)
def test_the_query_parser(opened: Opened, searcher: Searcher, asked: str, expected: int) -> None:
    parsed = QueryParser("text", opened.index.schema).parse(asked)

    assert len(found(searcher, parsed)) == expected


def test_words_of_a_query_are_cut_as_those_of_an_entry(opened: Opened) -> None:
    parser = QueryParser("text", opened.index.schema)

    assert parser.parse("読んだ") == parser.parse("読む") == query.Term("text", "読む")
    assert parser.parse("ユーザ") == parser.parse("ﾕｰｻﾞｰ")


def test_stored_fields(diary: Diary, searcher: Searcher) -> None:
    (hit,) = searcher.search(query.Term("tags", "旅行"))
    entry = next(entry for entry in diary.entries() if entry.tags == ("旅行", "人/田中"))

    assert hit["text"] == entry.text
    assert hit["property"] == entry.properties == (("mood", "とても嬉しい"),)
    assert (hit["id"], hit["title"], hit["tags"], hit["path"]) == (
        entry.id,
        entry.title,
        entry.tags,
        entry.path,
    )
    assert hit["date"].date() == entry.date


def test_highlights_cover_the_inflected_word(opened: Opened, searcher: Searcher) -> None:
    asked = QueryParser("text", opened.index.schema).parse("借りる 佐藤")
    (hit,) = searcher.search(asked)

    marked = hit.highlights("text")

    assert ">借りた</b>" in marked
    assert ">佐藤</b>" in marked


def test_near_spellings(searcher: Searcher) -> None:
    near = query.FuzzyTerm("text", "ラファオ", maxdist=1)

    assert "ラファウ" in searcher.suggest("text", "ラファオ")
    assert found(searcher, near) == found(searcher, query.Term("text", "ラファウ")) != set()


@pytest.mark.parametrize("kind", ["open_dir", "open_whoosh"])
def test_writing_is_refused(diary: Diary, kind: str) -> None:
    before = sorted(path.name for path in diary.directory.iterdir())
    index = open_dir(diary.directory) if kind == "open_dir" else open_whoosh(str(diary.directory))

    with pytest.raises(IndexUnusable, match="nikki index"):
        index.writer()
    with pytest.raises(IndexUnusable, match="nikki index"):
        index.optimize()

    assert sorted(path.name for path in diary.directory.iterdir()) == before
    assert diary.update().unchanged == len(diary.entries())


def test_an_index_that_changes_is_followed(tmp_path: Path) -> None:
    write_diary(tmp_path / "diary.txt", {"20250101": "瞑想した。"})
    diary = Diary(tmp_path / "index")
    diary.update([tmp_path / "diary.txt"])
    index = open_whoosh(str(diary.directory))
    searcher = index.searcher()
    write_diary(tmp_path / "diary.txt", {"20250101": "瞑想した。", "20250102": "瞑想。"})
    diary.update()

    assert len(searcher.search(query.Term("text", "瞑想"))) == 1
    assert not searcher.up_to_date()
    assert index.doc_count() == searcher.refresh().doc_count() == open_dir(diary.directory).doc_count() == 2


def test_updates_are_seen(tmp_path: Path) -> None:
    """What an update writes, it writes without Whoosh; the table of contents before it does not matter."""
    days = {"20250101": "元日。瞑想した。", "20250102": "図書館。", "20250103": "瞑想と散歩。"}
    source, diary = tmp_path / "diary.txt", Diary(tmp_path / "index")
    for more in (
        {},
        {"20250102": "瞑想をもう一度。", "20250104": "やめた。"},
        {"20250104": "瞑想に戻った。"},
    ):
        days |= more
        write_diary(source, days)
        diary.update([source])
        for old in diary.directory.glob("_MAIN_*.toc"):
            assert old.name == f"_MAIN_{open_dir(diary.directory).latest_generation()}.toc"

    index = open_dir(diary.directory)
    with index.searcher() as searcher:
        found = {hit["id"] for hit in searcher.search(query.Term("text", "瞑想"))}

    assert index.doc_count() == 4
    assert found == {hit.entry.id for hit in diary.search("瞑想").hits}
    assert len(found) == 4


def test_names_of_the_user_are_words_of_a_query(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("喫茶ヒバリ\n", encoding="utf-8")
    write_diary(tmp_path / "diary.txt", {"20250101": "喫茶ヒバリで休む。", "20250102": "喫茶店。"})
    diary = Diary(tmp_path / "index")
    diary.update([tmp_path / "diary.txt"], names=tmp_path / "names.txt")

    index = open_whoosh(str(diary.directory))

    with index.searcher() as searcher:
        assert len(searcher.search(QueryParser("text", index.schema).parse("喫茶ヒバリ"))) == 1


def test_a_foreign_index_is_not_opened(tmp_path: Path) -> None:
    write_diary(tmp_path / "diary.txt", {"20250101": "瞑想した。"})
    diary = Diary(tmp_path / "index")
    diary.update([tmp_path / "diary.txt"])
    diary.directory.chmod(0o777)

    with pytest.raises(IndexUnusable):
        open_whoosh(str(diary.directory))


def test_no_index(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable):
        open_whoosh(str(tmp_path / "nowhere"))


def test_the_table_of_contents_has_the_schema_as_whoosh_pickles_it() -> None:
    """After a change of the schema: ``pickle.dumps(schema(), 2)`` goes into the file."""
    kept = toc.pickled_schema()
    made = schema()
    made.clean()

    again = [pickle.dumps(pickle.loads(data), 2) for data in (kept, pickle.dumps(made, 2))]  # noqa: S301  (of our own)

    assert again[0] == again[1]


def test_the_table_of_contents_is_one_of_whoosh(diary: Diary, opened: Opened) -> None:
    """As ``TOC.write`` of Whoosh itself would write it."""
    table = opened.index._read_toc()
    storage = FileStorage(str(diary.directory))

    assert table.release == (2, 7, 4)
    assert [part.name for part in table.segments] == [
        record.name.removesuffix(".seg") for record in opened.reader.state.segments
    ]
    assert storage.file_exists(f"_MAIN_{table.generation}.toc")


def test_fields_are_terms(opened: Opened) -> None:
    """Of the title where it stands, each once; and nothing of a field among the terms of texts."""
    reader = opened.reader

    assert len(reader.postings(f"{TITLE}京都").docs) == 1
    assert len(reader.postings(f"{TAG}人").docs) == 2
    assert set(reader.postings(f"{TITLE}京都").docs) < set(reader.postings("京都").docs)
    assert not [term for term in terms_of(reader) if term[0] < FIRST_OF_TEXT]


@pytest.mark.parametrize("name", ["whoosh.md", "whoosh.ja.md"])
def test_the_page_says_what_happens(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diary = Diary(tmp_path / "index")
    diary.update([ROOT / "data" / "diary.txt"])
    monkeypatch.setenv("NIKKI_INDEX", str(diary.directory))

    failed, tried = doctest.testfile(str(ROOT / "docs" / name), module_relative=False, encoding="utf-8")

    assert not failed
    assert tried > 10
