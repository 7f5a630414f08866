"""Days alone that leave their month to a heading above them, and those that are text of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sources.test_layout import days

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading

    ReadText = Callable[..., Reading]

HEADINGS = [
    pytest.param(
        "2024年3月2日（土）\nあ\n\n4日（月）\nい\n\n30日（土）\nう\n\n4月1日（月）\nえ\n\n3日（水）\nお\n",
        ["20240302", "20240304", "20240330", "20240401", "20240403"],
        id="the month where it changes",
    ),
    pytest.param(
        "2023年12月30日（土）\nあ\n31日（日）\nい\n2024年1月1日（月）\nう\n2日（火）\nえ\n",
        ["20231230", "20231231", "20240101", "20240102"],
        id="the year where it changes, no blank lines",
    ),
    pytest.param(
        "2024年3月29日\nあ\n\n30日\nい\n\n31日\nう\n\n1日\nえ\n\n2日\nお\n",
        ["20240329", "20240330", "20240331", "20240401", "20240402"],
        id="the month not even where it changes",
    ),
    pytest.param(
        "2024年3月29日\nあ\n\n30日\nい\n\n4月\n\n5日\nう\n\n6日\nえ\n",
        ["20240329", "20240330", "20240405", "20240406"],
        id="the next month on a line of its own",
    ),
    pytest.param(
        "■2024/3/2(土) 晴\nあ\n\n■3(日) 雨\nい\n\n■5(火)\nう\n",
        ["20240302", "20240303", "20240305"],
        id="marks and slashes",
    ),
    pytest.param(
        "昭和62年六月八日\nあ\n\n九日\nい\n\n十二日\nう\n", ["19870608", "19870609", "19870612"], id="kanji"
    ),
    pytest.param(
        "2024年3月30日\nあ\n\n28日\nい\n\n26日\nう\n", ["20240330", "20240328", "20240326"], id="newest first"
    ),
    pytest.param(
        "2024年3月2日\nあ\n\n4日\nい\n予定\n4月10日 歯医者\n4月15日 町内会\n\n6日\nう\n\n8日\nえ\n",
        ["20240302", "20240304", "20240306", "20240308"],
        id="plans of another month in an entry",
    ),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_a_day_alone_has_the_month_of_the_heading_above(
    read_text: ReadText, text: str, expected: list[str]
) -> None:
    assert days(read_text(text)) == expected


TEXT = [
    pytest.param(
        "2024年3月2日（土）\nあ\n\n10日（日）\n町内会\n\n2024年3月3日（日）\nい\n\n20日（水）\n墓参り\n\n2024年3月4日（月）\nう\n",
        ["20240302", "20240303", "20240304"],
        id="plans of a diary with whole dates",
    ),
    pytest.param(
        "3月2日（土）\nあ\n10日（日）歯医者\n15日（金）町内会\n20日（水）墓参り\n\n3月3日（日）\nい\n",
        ["20240302", "20240303"],
        id="a list of plans",
    ),
    pytest.param(
        "2024年3月2日\nあ\n\n10日\n歯医者\n\n2024年4月2日\nい\n",
        ["20240302", "20240402"],
        id="one day among two months",
    ),
    pytest.param(
        "2024年3月2日\nあ\n\n20日\n\n10日\n\n25日\n\nい\n", ["20240302"], id="days with nothing below them"
    ),
    pytest.param(
        "2024年3月9日\nあ\n\n4日\nい\n\n16日\nう\n\n2日\nえ\n", ["20240309"], id="days that do not run on"
    ),
]


@pytest.mark.parametrize(("text", "expected"), TEXT)
def test_a_day_alone_is_text_where_days_have_their_month(
    read_text: ReadText, text: str, expected: list[str]
) -> None:
    assert days(read_text(text)) == expected


def test_the_name_of_the_file_gives_the_year(read_text: ReadText) -> None:
    text = "3月2日（土）\nあ\n\n4日（月）\nい\n\n4月1日（月）\nう\n\n3日（水）\nえ\n"
    assert days(read_text(text, name="2024.txt")) == ["20240302", "20240304", "20240401", "20240403"]


def test_days_above_the_first_month_have_theirs_from_the_file(read_text: ReadText) -> None:
    text = "2日\nあ\n\n3日\nい\n2015年3月10日\n\n4日\nう\n\n5日\nえ\n"
    assert days(read_text(text, name="2024-03.txt")) == ["20240302", "20240303", "20240304", "20240305"]


@pytest.mark.parametrize("sign", [".", "-", "・"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_month_and_day_alone_run_on_after_a_whole_date(read_text: ReadText, sign: str, gap: str) -> None:
    text = gap.join(
        f"{day.replace('.', sign)}\nあ。" for day in ("2023.12.30", "12.31", "2024.1.2", "1.3", "1.5")
    )
    assert days(read_text(text)) == ["20231230", "20231231", "20240102", "20240103", "20240105"]


@pytest.mark.parametrize(
    "text",
    [
        "2024.3.2\nあ\n\n3.14\n円周率\n\n2024.3.3\nい\n\n2024.3.4\nう\n",
        "2024.3.2\n体重\n\n3.8\n\nまで減らす\n",
        "2024.3.2\n距離\n3.4\n3.6\n3.9\nを走る\n",
        "2024.3.2\nあ\n\n9.8\n重力\n\n2.7\n底\n\n6.0\n数\n",
        "2024.3.2\nあ\n\n3/4\n割合\n\n5-3\n勝ち\n",
    ],
)
def test_numbers_that_do_not_run_on_are_text(read_text: ReadText, text: str) -> None:
    assert all(day.startswith("202403") and int(day) <= 20240304 for day in days(read_text(text)))
    assert len(days(read_text(text))) == text.count("2024")
