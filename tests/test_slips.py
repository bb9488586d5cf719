"""Letters too many go; nothing else of a draft changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.drafting import slips
from localize.model import Draft

SOURCE = "Tennessee travelled to Sussex, Schulthess and the Zoooom, AA+, Elizabeth II"


def mended(text: str, target: str = "de", source: str = SOURCE) -> str:
    return slips.mended(Draft(text), source, target).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Tennesseee", "in Tennessee"),
        ("Tennesseees Richter", "Tennessees Richter"),
        ("Susssex und Schulthesss", "Sussex und Schulthess"),
        ("Schifffahrt im Zoooom", "Schifffahrt im Zoooom"),
        ("voyageé", "voyageé"),
        (
            "von AAA auf AA+, Karl III. und Elisabeth II.",
            "von AAA auf AA+, Karl III. und Elisabeth II.",
        ),
    ],
)
def test_a_letter_three_times_goes_where_the_source_has_it_twice(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ils chercheaient", "ils cherchaient"),
        ("elle a voyageé, dérangeées", "elle a voyagé, dérangées"),
        ("vous dirigeez en marcheant", "vous dirigez en marchant"),
        ("il commenceait, menaceant", "il commençait, menaçant"),
        ("elle étudieait, il manqueait", "elle étudiait, il manquait"),
        ("il mangeait, nous plongeons, changeants", "il mangeait, nous plongeons, changeants"),
        ("l’océan géant créé, agréée", "l’océan géant créé, agréée"),
        ("Jeantet, Beant", "Jeantet, Beant"),
    ],
)
def test_a_french_verb_loses_the_e_before_its_ending(text: str, expected: str) -> None:
    assert mended(text, "fr-CH") == expected


def test_what_the_source_writes_so_stays() -> None:
    assert mended("il dit meant", "fr", "He said meant") == "il dit meant"


def test_the_others_are_mended_and_words_behind_keep_their_alignment() -> None:
    links = (((0, 9), (0, 10)), ((10, 19), (11, 17)))
    draft = Draft("Tennesseee reiste", alignment=links, others=(Draft("Susssex"),))
    done = slips.mended(draft, SOURCE, "de")
    assert done.others[0].text == "Sussex"
    assert [done.text[slice(*target)] for _, target in done.alignment] == ["Tennessee", "reiste"]


@given(st.text("aeéèsntgbcT ", max_size=20))
def test_what_is_mended_stays(text: str) -> None:
    done = mended(text, "fr", "Tennessee")
    assert mended(done, "fr", "Tennessee") == done
    assert [word[:1] for word in done.split(" ")] == [word[:1] for word in text.split(" ")]
