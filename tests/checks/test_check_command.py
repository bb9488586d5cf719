"""`localize check`: ignores, baselines, fixes, pages, files, and exit codes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from itertools import chain, repeat
from pathlib import Path

import pytest

from localize import catalog, checks
from localize.model import Provenance, State

Localize = Callable[..., tuple[int, str]]
CATALOG = Path("locales/de/LC_MESSAGES/ruling.po")
RIGHT = (
    "Gericht hebt Entscheid auf",
    "Das Bundesverwaltungsgericht hob eine Verfügung des Staatssekretariats für Migration auf.",
    "„Das Gesetz ist klar“, sagte eine Sprecherin am 7. Januar 2021.",
    "Rund 112 Personen sind betroffen.",
)


def fill(newsroom: Path, *targets: str, tag: str = "de") -> Path:
    """Write translations, all reviewed, into an updated catalog."""
    path = newsroom / str(CATALOG).replace("/de/", f"/{tag}/")
    texts = chain(targets, repeat(""))
    lines = path.read_text(encoding="utf-8").split("\n")
    start = lines.index("")
    body = [f'msgstr "{next(texts)}"' if line == 'msgstr ""' else line for line in lines[start:]]
    path.write_text("\n".join([*lines[:start], *body]), encoding="utf-8")
    return path


@pytest.fixture
def right(newsroom: Path, localize: Localize) -> Path:
    """A newsroom whose German catalog is right and reviewed."""
    localize("update")
    fill(newsroom, *RIGHT)
    return newsroom


def replace_text(newsroom: Path, old: str, new: str) -> Path:
    path = newsroom / CATALOG
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return path


def codes(output: str) -> list[str]:
    return [found["code"] for found in json.loads(output)]


QUIET = ("check", "--ignore", "term-missed")


@pytest.mark.usefixtures("right")
def test_a_right_catalog_is_clean(localize: Localize) -> None:
    assert localize(*QUIET) == (0, "nothing wrong\n")


def test_a_wrong_figure_stands_at_its_line_and_column(right: Path, localize: Localize) -> None:
    path = replace_text(right, "112 Personen", "121 Personen")
    code, output = localize(*QUIET, "--format", "json")
    (found,) = json.loads(output)
    line = path.read_text(encoding="utf-8").split("\n")[found["line"] - 1]
    assert (code, found["code"]) == (1, "number")
    assert line[found["column"] - 1 : found["end_column"] - 1] == "121"


def test_a_comment_ignores_a_rule(right: Path, localize: Localize) -> None:
    replace_text(right, "112 Personen", "121 Personen")
    replace_text(right, "#. type: paragraph\n", "# localize: ignore=number\n#. type: paragraph\n")
    text = (right / CATALOG).read_text(encoding="utf-8")
    assert localize(*QUIET)[0] == 1
    moved = text.replace("# localize: ignore=number\n", "", 1)
    at = moved.index("Rund 121")
    start = moved.rindex("\n\n", 0, at) + 2
    marked = f"{moved[:start]}# localize: ignore=number\n{moved[start:]}"
    (right / CATALOG).write_text(marked, encoding="utf-8")
    assert localize(*QUIET)[0] == 0
    (right / CATALOG).write_text(marked.replace("ignore=number", "ignore=name"), encoding="utf-8")
    assert localize(*QUIET)[0] == 1
    (right / CATALOG).write_text(marked.replace("ignore=number", "ignore"), encoding="utf-8")
    assert localize(*QUIET)[0] == 0


def test_an_ignore_survives_gettext(right: Path) -> None:
    path = replace_text(
        right, "#. type: headline\n", "# localize: ignore=number\n#. type: headline\n"
    )
    subprocess.run(["msgcat", "-o", str(path), str(path)], check=True)
    assert any("localize: ignore=number" in entry.comments for entry in catalog.read(path).entries)


def test_settings_choose_rules_by_language(right: Path, localize: Localize) -> None:
    replace_text(right, "112 Personen", "121 Personen")
    settings = (right / "localize.toml").read_text(encoding="utf-8")
    rules = '[check]\nignore = ["term-missed"]\n[check.languages.de]\nignore = ["number"]\n'
    (right / "localize.toml").write_text(settings + rules, encoding="utf-8")
    assert localize("check")[0] == 0
    (right / "localize.toml").write_text(settings + rules.replace(".de", ".fr"), encoding="utf-8")
    assert localize("check")[0] == 1


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ('[check]\nignore = ["nunber"]\n', "did you mean “number”?"),
        ("[check.languages.xx-zz]\n", "unknown language tag"),
        ("[check.languages.de]\nselct = []\n", "check.languages.de.select"),
        ("[check]\nselect = 3\n", "has the wrong type"),
    ],
)
def test_wrong_settings_have_a_message(
    right: Path, localize: Localize, rules: str, told: str
) -> None:
    settings = (right / "localize.toml").read_text(encoding="utf-8")
    (right / "localize.toml").write_text(settings + rules, encoding="utf-8")
    code, output = localize("check")
    assert code == 2
    assert told in output


def test_a_baseline_keeps_what_is_known_quiet(right: Path, localize: Localize) -> None:
    replace_text(right, "112 Personen", "121 Personen")
    known = str(right / "known.json")
    assert localize(*QUIET, "--write-baseline", known)[0] == 0
    assert localize(*QUIET, "--baseline", known)[0] == 0
    replace_text(right, "#. type: headline\n", "# a line more\n#. type: headline\n")
    assert localize(*QUIET, "--baseline", known)[0] == 0
    replace_text(right, "7. Januar", "8. Januar")
    code, output = localize(*QUIET, "--baseline", known, "--format", "json")
    assert (code, codes(output)) == (1, ["date"])


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2, "known": {}}', '{"version": 1}'])
def test_a_broken_baseline_has_a_message(right: Path, localize: Localize, text: str) -> None:
    (right / "known.json").write_text(text, encoding="utf-8")
    code, output = localize("check", "--baseline", str(right / "known.json"))
    assert code == 2
    assert "--write-baseline" in output


def test_a_missing_baseline_has_a_message(right: Path, localize: Localize) -> None:
    code, output = localize("check", "--baseline", str(right / "none.json"))
    assert code == 2
    assert "No such file" in output


def test_a_fix_changes_only_its_entry_and_keeps_it_reviewed(
    right: Path, localize: Localize
) -> None:
    path = replace_text(right, "Rund 112", "Rund  112")
    before = path.read_text(encoding="utf-8").split("\n")
    assert localize(*QUIET, "--fix")[0] == 0
    after = path.read_text(encoding="utf-8").split("\n")
    changed = {(one, other) for one, other in zip(before, after, strict=True) if one != other}
    assert {other for _, other in changed if "Revision" not in other} == {
        'msgstr "Rund 112 Personen sind betroffen."'
    }
    assert {catalog.state(entry) for entry in catalog.read(path).entries} == {State.REVIEWED}


def test_a_fixed_draft_is_still_the_machines(right: Path, localize: Localize) -> None:
    path = right / CATALOG
    entries = catalog.read(path).entries
    draft = catalog.draft(
        catalog.read(path).entries[-1], "Rund  112 Personen sind betroffen.", "m@1", over_human=True
    )
    catalog.edit(path, lambda now: catalog.replaced(now, {catalog.key(draft): draft}))
    assert localize(*QUIET, "--fix")[0] == 0
    mended = catalog.read(path).entries[-1]
    assert mended.target == "Rund 112 Personen sind betroffen."
    assert catalog.state(mended) is State.MACHINE
    assert isinstance(mended.provenance, Provenance)
    assert len(entries) == len(catalog.read(path).entries)


def test_a_second_fix_writes_nothing(right: Path, localize: Localize) -> None:
    path = replace_text(right, "Rund 112", "Rund  112")
    localize(*QUIET, "--fix")
    data = path.read_bytes()
    localize(*QUIET, "--fix", "--unsafe-fixes")
    assert path.read_bytes() == data


def test_files_are_checked_alone(right: Path, localize: Localize, tmp_path: Path) -> None:
    replace_text(right, "112 Personen", "121 Personen")
    path = str(right / CATALOG)
    assert codes(localize("check", path, "--select", "number", "--format", "json")[1]) == ["number"]
    assert localize("check", str(right / "articles/ruling.txt"), "--select", "number")[0] == 1
    elsewhere = tmp_path / "alone.po"
    elsewhere.write_bytes((right / CATALOG).read_bytes())
    assert localize("check", str(elsewhere), "--select", "number")[0] == 1


def test_a_file_that_is_no_catalog_has_a_message(right: Path, localize: Localize) -> None:
    code, output = localize("check", str(right / "localize.toml"))
    assert code == 2
    assert "not a catalog" in output


def test_a_file_that_is_not_there_is_a_finding(right: Path, localize: Localize) -> None:
    code, output = localize("check", str(right / "none.po"), "--format", "json")
    assert (code, codes(output)) == (1, ["syntax"])


@pytest.mark.parametrize("code", checks.RULES)
def test_every_rule_has_a_page(code: str) -> None:
    head, rule, body = checks.page(code).split("\n\n", 2)
    assert head == f"# {code}"
    assert rule.startswith(checks.RULES[code].explanation.rstrip("."))
    assert len(body) > 40
    assert ("--fix" in rule) == (code in checks.SAFE)


def test_a_rule_explains_itself(localize: Localize) -> None:
    assert localize("check", "--explain", "number") == (0, checks.page("number"))
    assert localize("check", "--explain", "all")[1].count("\n") == len(checks.RULES)
    code, output = localize("check", "--explain", "nmber")
    assert code == 2
    assert "did you mean “number”?" in output


def test_reports_are_written_to_a_file(right: Path, localize: Localize) -> None:
    replace_text(right, "112 Personen", "121 Personen")
    for form in ("sarif", "junit", "markdown", "github", "json"):
        target = right / f"report.{form}"
        assert localize(*QUIET, "--format", form, "-o", str(target))[0] == 1
        assert "121" in target.read_text(encoding="utf-8")
    code, output = localize(*QUIET, "-o", str(right / "none" / "report"))
    assert code == 2
    assert "cannot be written" in output


def odd_ones(newsroom: Path, localize: Localize, said: dict[str, str]) -> list[dict[str, str]]:
    """What is found odd in one text's translations, catalogs in their order."""
    article = "Ruling\n\nA dozen judges sat for a fortnight, and then there were none.\n"
    (newsroom / "articles" / "ruling.txt").write_text(article, encoding="utf-8")
    settings = f"targets = {json.dumps(list(said))}\n"
    (newsroom / "localize.toml").write_text(settings, encoding="utf-8")
    localize("update")
    for tag, text in said.items():
        fill(newsroom, "x", text, tag=tag)
    found: list[dict[str, str]] = json.loads(
        localize("check", "--select", "odd-one-out", "--format", "json")[1]
    )
    return found


def test_the_one_wrong_language_is_named(newsroom: Path, localize: Localize) -> None:
    said = {"de": "12 a.", "fr": "12 a.", "it": "13 a.", "es": "12 a."}
    (found,) = odd_ones(newsroom, localize, said)
    assert found["path"] == "locales/it/LC_MESSAGES/ruling.po"
    assert found["message"] == "all other languages say 12, this one 13"


@pytest.mark.parametrize("order", [("de", "fr", "it"), ("it", "fr", "de"), ("fr", "it", "de")])
@pytest.mark.parametrize(
    "said",
    [
        {"de": "um 8,2 %", "fr": "de 8,2 %", "it": "dell’8,2 %"},
        {"de": "der 11. März", "fr": "le 11 mars", "it": "l’11 marzo"},
        {"de": "in den 90ern", "fr": "les années 1990", "it": "gli anni ’90"},
        {"de": "2 Kinder, 2 Jahre", "fr": "2 enfants, deux ans", "it": "2 bambini, 24 mesi"},
        {"de": "5 Mio. und 5", "fr": "5 millions et 5", "it": "5 e 5 milioni"},
    ],
)
def test_ways_to_write_a_number_are_not_another_number(
    newsroom: Path, localize: Localize, said: dict[str, str], order: tuple[str, ...]
) -> None:
    assert odd_ones(newsroom, localize, {tag: said[tag] for tag in order}) == []


def in_french(text: str) -> str:
    for german, french in (
        ("1.234.567", "1 234 567"),
        ("Millionen", "millions"),
        (". März", " mars"),
    ):
        text = text.replace(german, french)
    return text


@pytest.mark.parametrize(
    ("same", "other", "message"),
    [
        ("1.234.567 Franken", "l’1,5 milioni", "1.234.567, this one 1,5 milioni"),
        ("2020: 30 Millionen", "2020: 20 milioni", "30 Millionen, this one 20 milioni"),
        ("1990 um 80 Prozent", "del 90 % nel 1990", "80, this one 90"),
        ("81 Prozent im Jahr 1980", "l’80% nel 1980", "81, this one 80"),
        ("1990: 80,0 Punkte", "1990: 90,0 punti", "80,0, this one 90,0"),
        ("bis 2030 um 50 Prozent", "30 % entro il 2030", "50, this one 30"),
        ("am 12. März 2011", "l’11 marzo 2011", "12, this one 11"),
    ],
)
def test_another_number_is_shown_as_it_is_written(
    newsroom: Path, localize: Localize, same: str, other: str, message: str
) -> None:
    said = {"de": same, "fr": in_french(same), "it": other}
    (found,) = odd_ones(newsroom, localize, said)
    assert found["message"] == f"all other languages say {message}"


def test_one_text_in_two_ways_is_told(newsroom: Path, localize: Localize) -> None:
    article = "Ruling\n\nThe court agrees. We waited.\n\nThe court agrees!\n"
    (newsroom / "articles" / "ruling.txt").write_text(article, encoding="utf-8")
    localize("update")
    fill(newsroom, "Urteil", "Das Gericht stimmt zu.", "Wir warteten.", "Das Gericht ist dafür!")
    output = localize("check", "--select", "inconsistent", "--format", "json")[1]
    (found,) = json.loads(output)
    assert found["suggestion"] == "Das Gericht stimmt zu."
