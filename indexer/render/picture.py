"""The pictures of ``nikki timeline``: bars or a calendar, as SVG or PNG. matplotlib is imported here only."""

from __future__ import annotations

import contextlib
import warnings
from typing import TYPE_CHECKING

from indexer.dates import weekday_names
from indexer.errors import UsageError
from indexer.lookback.calendar import LEVELS
from indexer.messages import message
from indexer.render.heatmap import amount_text
from indexer.render.output_file import Kind, replacing
from indexer.render.timeline import period_name
from indexer.support.system import install_command
from indexer.support.terminal_text import one_line
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from indexer.lookback.calendar import Calendar, YearSheet
    from indexer.lookback.periods import PeriodCount

PICTURES = {
    "svg": Kind((".svg",), b"<?xml", b"<dc:title>nikki"),
    "png": Kind((".png",), b"\x89PNG", b"Software\0nikki"),
}
"""The kinds of pictures, by the names of their options."""
_MADE_BY = {"svg": {"Date": None, "Creator": "nikki"}, "png": {"Software": "nikki"}}
"""Without a date the same diary gives the same file."""
_SHADES = ("#ebedf0", "#b7e0bf", "#74c087", "#369a54", "#1b6a36")
_BAR = "#369a54"
_LABELS = 16
"""As many names of periods fit below the bars."""
_DPI = 150
MOST_BARS = 2_000
"""Bars of one picture: 160 years by month. More are narrower than a pixel, and each takes some milliseconds."""
_TALLEST = 100
"""Years on one calendar: a picture of more would be beyond 20,000 pixels."""


class Labels(NamedTuple):
    """What is written on a picture: its title, and the language of months and days."""

    title: str
    language: str


def bar_picture(periods: Sequence[PeriodCount], unit: str, labels: Labels) -> Figure:
    """A bar for each period, with its count above it where there is room."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=(10, 4.5), layout="constrained")
    axes = figure.add_subplot()
    counts = [period.entries for period in periods]
    drawn = axes.bar(range(len(periods)), counts, color=_BAR, width=0.8)
    if len(periods) <= 2 * _LABELS:
        axes.bar_label(drawn, [str(count) if count else "" for count in counts], padding=2, fontsize=9)
    step = -(-len(periods) // _LABELS)
    names = [period_name(period, unit, labels.language) for period in periods]
    axes.set_xticks(range(0, len(periods), step), names[::step])
    if unit != "year":
        axes.tick_params(axis="x", labelrotation=45)
        for label in axes.get_xticklabels():
            label.set_horizontalalignment("right")
            label.set_rotation_mode("anchor")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    axes.set_ylim(0, max(counts, default=0) * 1.12 or 1)
    axes.set_title(labels.title, parse_math=False)
    axes.spines[["top", "right"]].set_visible(False)
    return figure


def calendar_picture(calendar: Calendar, labels: Labels) -> Figure:
    """A sheet for each year that has an entry: a column a week, a shade a day. Raises UsageError for too many years."""
    from matplotlib.figure import Figure

    shown = [sheet for sheet in calendar.sheets if sheet.total]
    if len(shown) > _TALLEST:
        raise UsageError("too-many-years", most=_TALLEST)
    figure = Figure(figsize=(10, 1.7 * len(shown) + 0.9), layout="constrained")
    figure.suptitle(labels.title, parse_math=False)
    for axes, sheet in zip(figure.subplots(len(shown), squeeze=False)[:, 0], shown, strict=True):
        _draw_sheet(axes, sheet, calendar, labels.language)
    _draw_legend(figure, calendar, labels.language)
    return figure


def _draw_sheet(axes: Axes, sheet: YearSheet, calendar: Calendar, language: str) -> None:
    from matplotlib.colors import BoundaryNorm, ListedColormap

    rows = [[float("nan") if c is None else calendar.shade(c) for c in row] for row in sheet.rows()]
    norm = BoundaryNorm([shade - 0.5 for shade in range(LEVELS + 2)], LEVELS + 1)
    axes.pcolormesh(rows, cmap=ListedColormap(_SHADES), norm=norm, edgecolors="white", linewidth=1.5)
    axes.set_aspect("equal")
    axes.invert_yaxis()
    axes.set_xticks(
        [column + 0.5 for column in sheet.month_columns()],
        [message(f"month-{number}", language) for number in range(1, 13)],
    )
    axes.set_yticks([row + 0.5 for row in range(7)], weekday_names(language))
    axes.tick_params(length=0, labelsize=8)
    axes.xaxis.tick_top()
    name = message("of-year", language, year=sheet.year)
    axes.set_ylabel(name, rotation=0, horizontalalignment="right", verticalalignment="center", labelpad=8)
    axes.spines[:].set_visible(False)


def _draw_legend(figure: Figure, calendar: Calendar, language: str) -> None:
    from matplotlib.patches import Patch

    patches = []
    for shade, least, top in calendar.steps:
        patches.append(Patch(color=_SHADES[shade], label=amount_text(least, top, language)))
    title = message("characters-axis" if calendar.by_characters else "entries-axis", language)
    figure.legend(
        handles=patches, loc="outside lower right", ncols=len(patches), title=title, frameon=False, fontsize=8
    )


def save(draw: Callable[[], Figure], labels: Labels, path: str) -> None:
    """Draw a picture and write it to ``path``, as its ending (``.svg`` or ``.png``) says; all of it or nothing.

    Raises UsageError if matplotlib or a Japanese font is missing, OSError if the file cannot be written.
    """
    with _matplotlib(labels), replacing(path) as unfinished:
        kind = path.rpartition(".")[2].lower()
        draw().savefig(unfinished, format=kind, dpi=_DPI, metadata=_MADE_BY[kind])


@contextlib.contextmanager
def _matplotlib(labels: Labels) -> Iterator[None]:
    try:
        from matplotlib import rc_context
    except ImportError:
        raise UsageError("needs-plot", install=install_command("plot")) from None
    from indexer.render.fonts import families

    fonts = families(labels.title + message("entries-axis", labels.language))
    with warnings.catch_warnings(), rc_context({"font.family": fonts, "svg.hashsalt": "nikki"}):
        # No font has every letter: an emoji in the query is drawn as a box.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        yield


def title_of(query: str, count: int, unit: str, language: str) -> str:
    """The title of a picture: what was counted, how, and how much."""
    about = message("picture-of-query", language, query=one_line(query)) if query.strip() else ""
    how = message(f"picture-by-{unit}", language)
    return message("picture-title", language, about=about, how=how, count=f"{count:,}")
