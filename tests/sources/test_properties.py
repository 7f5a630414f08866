"""Properties: what is said in front matter is kept, whatever its form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.fields import property_text, read_properties
from indexer.sources.front_matter import read_front_matter
from indexer.sources.properties import properties_of

_KEYS = st.text("aか:： \n.\t", max_size=5)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("あa:： \n\r\u2028,-", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(settings=st.dictionaries(_KEYS, _VALUES, max_size=4))
def test_properties_come_back_from_their_text(settings: dict[str, object]) -> None:
    properties = properties_of(settings)

    assert read_properties(property_text(properties)) == properties


def _leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in _leaves(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in _leaves(item)]
    return [str(value).lower() if isinstance(value, bool) else str(value)] if value is not None else []


@given(settings=st.dictionaries(_KEYS, _VALUES, max_size=4))
def test_no_character_of_a_value_is_lost(settings: dict[str, object]) -> None:
    kept = {"".join(value.split()) for _, value in properties_of(settings)}

    assert {"".join(leaf.split()) for leaf in _leaves(settings)} - {""} == kept


@pytest.mark.parametrize(
    ("block", "properties"),
    [
        ("---\ntitle: 題\ndate: 2025-01-05\ntags: [a]\n---\n", ()),
        ("---\ntitle: 題\n件名: 別の題\n---\n", (("件名", "別の題"),)),
        ("---\ndate: 2025-01-05\ncreated: 2025-01-06\n---\n", (("created", "2025-01-06"),)),
        ("---\ncreated: 2025-01-06\n---\n", ()),
        ("---\ndate: いつか\n---\n", (("date", "いつか"),)),
        ("---\ntags:\n  a: b\nmood: 良\n---\n", (("tags.a", "b"), ("mood", "良"))),
        ("---\ntags: [a, [b]]\n---\n", (("tags", "a"), ("tags", "b"))),
        (
            '+++\nmood = "良"\nscore = 3\npublic = true\n+++\n',
            (("mood", "良"), ("score", "3"), ("public", "true")),
        ),
        ('{"mood": "良", "at": {"lat": 35.1}}\n本文', (("mood", "良"), ("at.lat", "35.1"))),
        ("Title: 題\nMood: 良\nDate: 2025-01-05\n\n本文", (("Mood", "良"),)),
    ],
)
def test_what_is_a_property(block: str, properties: tuple[tuple[str, str], ...]) -> None:
    front = read_front_matter(block)

    assert front
    assert dict(front.properties) == dict(properties)
    assert len(front.properties) == len(properties)
