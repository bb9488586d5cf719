"""A number written by CLDR's rules in two languages is the same; a changed one never is."""

from __future__ import annotations

from datetime import date, time

import pytest
from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from localize.checks.facts import compare
from localize.checks.text import Text

LANGUAGES = ("en", "de", "de_CH", "fr", "fr_CH", "it", "it_CH", "es", "pt", "ru", "zh", "ja")
LONG = ("en", "de", "fr", "it", "es", "pt", "ru")
pairs = st.tuples(st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
long_pairs = st.tuples(st.sampled_from(LONG), st.sampled_from(LONG))
whole = st.integers(2, 10**9)
days = st.dates(date(1848, 9, 12), date(2090, 12, 31))


def codes(source: str, target: str, tags: tuple[str, str]) -> set[str]:
    texts = (
        Text(f"({text})", tag.replace("_", "-"))
        for text, tag in zip((source, target), tags, strict=True)
    )
    return {found.code for found in compare(*texts)}


@given(whole, pairs)
def test_a_whole_number_is_the_same_in_two_languages(number: int, tags: tuple[str, str]) -> None:
    one, other = (format_decimal(number, locale=tag) for tag in tags)
    assert codes(one, other, tags) == set()


@given(whole, whole, pairs)
def test_another_whole_number_is_found(number: int, other: int, tags: tuple[str, str]) -> None:
    assume(number != other)
    texts = (
        format_decimal(each, locale=tag) for each, tag in zip((number, other), tags, strict=True)
    )
    assert codes(*texts, tags) & {"number", "number-format"}


@given(st.integers(1, 10**6), st.integers(1, 99), pairs)
def test_decimals_are_the_same_in_two_languages(
    whole_part: int, part: int, tags: tuple[str, str]
) -> None:
    number = whole_part + part / 100
    one, other = (format_decimal(number, "#,##0.##", locale=tag) for tag in tags)
    assert codes(one, other, tags) == set()


@given(st.integers(2, 99), pairs)
def test_a_share_keeps_its_sign(number: int, tags: tuple[str, str]) -> None:
    one, other = (format_percent(number / 100, locale=tag) for tag in tags)
    assert codes(one, other, tags) == set()
    assert codes(one, str(number), tags) == {"percent"}


@given(days, long_pairs)
def test_a_day_is_the_same_in_two_languages(day: date, tags: tuple[str, str]) -> None:
    one, other = (format_date(day, "long", locale=tag) for tag in tags)
    assert codes(one, other, tags) == set()


@given(days, days, long_pairs)
def test_another_day_is_found(day: date, other: date, tags: tuple[str, str]) -> None:
    assume((day.year, day.month) != (other.year, other.month) or day.day != other.day)
    texts = (
        format_date(each, "long", locale=tag) for each, tag in zip((day, other), tags, strict=True)
    )
    found = codes(*texts, tags)
    swapped = {day.day, day.year} == {other.day, other.year} and day.month == other.month
    assert swapped or "date" in found or "number" in found


@given(st.times(), long_pairs)
def test_a_time_of_day_is_the_same_in_two_languages(moment: time, tags: tuple[str, str]) -> None:
    one, other = (format_time(moment.replace(second=0), "short", locale=tag) for tag in tags)
    assert codes(one, other, tags) == set()


figures = st.lists(
    st.sampled_from(
        [*"0123456789.,:/-–’ %½", "12", "2021", " to ", " Mio. ", "h", " May ", "Art. "]
    )
).map("".join)


@settings(max_examples=1000)
@given(st.text(max_size=40) | figures, st.text(max_size=40) | figures, st.sampled_from(LANGUAGES))
def test_no_text_stops_the_grammar(one: str, other: str, tag: str) -> None:
    compare(Text(one, "en"), Text(other, tag.replace("_", "-")))
    assert compare(Text(one, "en"), Text(one, "en")) == []


@pytest.mark.parametrize("tag", ["de", "fr", "it", "es", "pt"])
@pytest.mark.parametrize("number", [2, 7, 12, 16, 20, 21, 35, 68, 71, 80, 91, 99])
def test_words_up_to_a_hundred_answer_for_digits(tag: str, number: int) -> None:
    words = WORDS[tag][number]
    assert compare(Text(f"{number} votes", "en"), Text(f"{words} ...", tag)) == []


def _words(text: str) -> dict[int, str]:
    return {int(line.split()[0]): line.split(" ", 1)[1] for line in text.strip().split("\n")}


WORDS = {
    "de": _words(
        "2 zwei\n7 sieben\n12 zwölf\n16 sechzehn\n20 zwanzig\n21 einundzwanzig\n"
        "35 fünfunddreissig\n"
        "68 achtundsechzig\n71 einundsiebzig\n80 achtzig\n91 einundneunzig\n99 neunundneunzig"
    ),
    "fr": _words(
        "2 deux\n7 sept\n12 douze\n16 seize\n20 vingt\n21 vingt et un\n35 trente-cinq\n"
        "68 soixante-huit\n71 soixante et onze\n80 quatre-vingts\n91 quatre-vingt-onze\n"
        "99 quatre-vingt-dix-neuf"
    ),
    "it": _words(
        "2 due\n7 sette\n12 dodici\n16 sedici\n20 venti\n21 ventuno\n35 trentacinque\n"
        "68 sessantotto\n71 settantuno\n80 ottanta\n91 novantuno\n99 novantanove"
    ),
    "es": _words(
        "2 dos\n7 siete\n12 doce\n16 dieciséis\n20 veinte\n21 veintiuno\n35 treinta y cinco\n"
        "68 sesenta y ocho\n71 setenta y uno\n80 ochenta\n91 noventa y uno\n99 noventa y nueve"
    ),
    "pt": _words(
        "2 dois\n7 sete\n12 doze\n16 dezesseis\n20 vinte\n21 vinte e um\n35 trinta e cinco\n"
        "68 sessenta e oito\n71 setenta e um\n80 oitenta\n91 noventa e um\n99 noventa e nove"
    ),
}
