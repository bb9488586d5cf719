"""Tags, names and directions are CLDR's; plural formulas are gettext's own."""

from __future__ import annotations

import gettext
from datetime import UTC, datetime

import pytest

from localize import languages
from localize.errors import ProjectError


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("de", "de"), ("DE_ch", "de-CH"), ("zh-hant-tw", "zh-Hant-TW"), ("pt-BR", "pt-BR")],
)
def test_tags_get_their_usual_case(tag: str, expected: str) -> None:
    assert languages.parse(tag) == expected


@pytest.mark.parametrize("tag", ["", "x", "german", "de-", "12", "de/../fr", "../x"])
def test_what_is_no_tag_is_refused(tag: str) -> None:
    with pytest.raises(ProjectError, match="unknown language tag"):
        languages.parse(tag)


def test_names_are_the_languages_own() -> None:
    assert [languages.native_name(tag) for tag in ("de", "fr", "ar")] == [
        "Deutsch",
        "français",
        "العربية",
    ]
    assert languages.name_in("en", "de") == "Englisch"


def test_arabic_is_written_from_right_to_left() -> None:
    directions = {tag: languages.direction(tag) for tag in languages.NEWSROOM}
    assert {tag for tag, direction in directions.items() if direction == "rtl"} == {"ar"}


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("de", {0: 1, 1: 0, 2: 1}),
        ("fr", {0: 0, 1: 0, 2: 1}),
        ("pt", {0: 1, 1: 0, 2: 1}),
        ("pt-BR", {0: 0, 1: 0, 2: 1}),
        ("ja", {0: 0, 1: 0, 100: 0}),
        ("ru", {1: 0, 2: 1, 5: 2, 11: 2, 21: 0, 112: 2}),
        ("ar", {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 103: 3}),
    ],
)
def test_plural_formulas_choose_gettexts_form(tag: str, forms: dict[int, int]) -> None:
    formula = languages.plural_forms(tag).partition("plural=")[2].rstrip(";")
    choose = gettext.c2py(formula)  # type: ignore[attr-defined]
    assert {number: choose(number) for number in forms} == forms


def test_a_date_is_written_with_its_time_only_if_wanted() -> None:
    moment = datetime(2021, 1, 7, 13, 21, tzinfo=UTC)
    assert languages.format_moment(moment, "it", with_time=False) == "7 gennaio 2021"
    assert "13:21" in languages.format_moment(moment, "it", with_time=True)
