"""A font for Japanese labels in pictures: one that the system has, or that of the extra ``plot``."""

from __future__ import annotations

from indexer.errors import UsageError
from indexer.support.system import install_command

_KNOWN = (
    *("Noto Sans CJK JP", "Noto Sans JP", "BIZ UDPGothic", "BIZ UDGothic", "IPAexGothic", "IPAGothic"),
    *("Hiragino Sans", "Hiragino Kaku Gothic ProN", "Hiragino Maru Gothic Pro", "Yu Gothic", "Meiryo"),
    *("MS Gothic", "TakaoPGothic", "VL PGothic", "Source Han Sans JP", "Droid Sans Fallback"),
)
"""Sans-serif families with Japanese letters, those with several weights first."""


def families(text: str) -> list[str]:
    """The font families in which matplotlib shall write ``text``, in order of preference.

    Raises UsageError if ``text`` needs Japanese letters and there are none.
    """
    from matplotlib.font_manager import fontManager

    if text.isascii():
        return ["DejaVu Sans"]
    there = set(fontManager.get_font_names())
    found = next((name for name in _KNOWN if name in there), None) or _font_of_the_extra()
    if not found:
        raise UsageError("no-japanese-font", install=install_command("plot"))
    return [found, "DejaVu Sans"]


def _font_of_the_extra() -> str:
    """The name of the font that comes with matplotlib-fontja; "" if that is not installed."""
    try:
        from matplotlib_fontja import get_font_ttf_path
    except ImportError:
        return ""
    from matplotlib.font_manager import FontProperties, fontManager

    path = get_font_ttf_path()
    fontManager.addfont(path)
    return FontProperties(fname=path).get_name()
