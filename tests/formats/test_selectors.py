"""A newsroom's selectors say what of a page is the article."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize import formats, markup, project
from localize.cli import run
from localize.errors import ProjectError
from localize.model import Role, Selectors, Severity

PAGE = """<!DOCTYPE html><html lang="en"><head><title>The court</title></head><body>
<div class="top"><h2 class="title">The court has ruled</h2><p>It is Thursday.</p></div>
<div class="story"><p class="sum">Nobody had expected it.</p>
<aside class="fact"><p>The court has five judges.</p></aside>
<p>The ruling is final, the judges said.</p>
<div class="promo"><p>Read our weekly letter.</p></div></div>
<div class="other"><p>A long text about something else entirely, which holds by far the most prose
of the page, so that whoever decides by the content takes this for the article.</p>
<p>A long text about something else entirely, which holds by far the most prose of this page.</p>
</div></body></html>"""
CHOSEN = Selectors(article=".story", headline=".top > h2", lede=".sum", skip=(".promo",))


def texts(selectors: Selectors | None, page: str = PAGE) -> list[tuple[Role | None, str]]:
    document = formats.parse(page.encode(), "x.html", selectors)
    found = [(block.role, markup.plain(block.text)) for block in document.blocks if block.role]
    return [one for one in found if one[0] is not Role.TITLE]


def test_the_selected_article_is_all_of_the_article() -> None:
    assert texts(CHOSEN) == [
        (Role.HEADLINE, "The court has ruled"),
        (Role.LEDE, "Nobody had expected it."),
        (Role.PARAGRAPH, "The court has five judges."),
        (Role.PARAGRAPH, "The ruling is final, the judges said."),
    ]


def test_without_selectors_the_content_decides() -> None:
    assert "The court has five judges." not in [text for _, text in texts(None)]


def test_several_parts_are_the_article_and_nothing_between_them() -> None:
    found = [text for _, text in texts(Selectors(article=".fact, .promo"))]
    assert "Read our weekly letter." in found
    assert "The court has five judges." in found
    assert "Nobody had expected it." not in found


def test_skip_alone_adds_to_what_the_content_tells() -> None:
    page = PAGE.replace('class="promo"', 'class="extra"')
    assert (Role.PARAGRAPH, "Read our weekly letter.") in texts(Selectors(article=".story"), page)
    one = "<p>The ruling is final, the judges said.</p>"
    simple = f"<html><body><article><h1>Title here</h1>{one}<p class=x>More.</p></article></body>"
    assert [text for _, text in texts(Selectors(skip=("p.x",)), simple)] == [
        "Title here",
        "The ruling is final, the judges said.",
    ]


def test_a_selector_that_matches_nothing_is_told_and_the_content_decides() -> None:
    wanted = Selectors(article=".nowhere", skip=(".nothing",))
    document = formats.parse(PAGE.encode(), "x.html", wanted)
    assert texts(wanted) == texts(None)
    assert [(one.code, one.severity) for one in document.findings] == [
        ("selector", Severity.WARNING),
        ("selector", Severity.INFO),
    ]
    assert ".nowhere" in document.findings[0].message


def test_scripts_and_menus_are_no_text_wherever_they_stand() -> None:
    page = PAGE.replace(
        "<p>The ruling", "<script>var a = 'x';</script><nav>Menu</nav><p>The ruling"
    )
    assert texts(CHOSEN, page) == texts(CHOSEN)


def test_rendering_reads_the_page_by_the_same_selectors() -> None:
    document = formats.parse(PAGE.encode(), "x.html", CHOSEN)
    assert document.selectors == CHOSEN
    assert formats.render(document, {}) == PAGE.encode()


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    (tmp_path / "articles/2026").mkdir(parents=True)
    (tmp_path / "articles/2026/court.html").write_text(PAGE)
    return tmp_path


def settings(newsroom: Path, text: str) -> None:
    (newsroom / "localize.toml").write_text(text)


def test_the_first_site_whose_paths_fit_counts(newsroom: Path) -> None:
    settings(
        newsroom,
        '[[site]]\npaths = ["blog/*"]\narticle = "main"\n[[site]]\narticle = ".story"\n',
    )
    place = project.find(newsroom)
    found = [place.site(f"articles/{name}") for name in ("blog/a.html", "2026/court.html")]
    assert [site.article for site in found if site] == ["main", ".story"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('article = "main >"', "article"),
        ('skip = ["p", ".a..b"]', ".a..b"),
        ('headline = "h1::before"', "pseudo-element"),
        ('lede = "p:nonsense"', "nonsense"),
        ('skip = [""]', "skip"),
    ],
)
def test_a_bad_selector_is_an_error_of_the_settings(newsroom: Path, line: str, said: str) -> None:
    settings(newsroom, f"# ours\n[site]\n{line}\n")
    with pytest.raises(ProjectError) as caught:
        project.find(newsroom)
    assert said in str(caught.value)
    assert "hint:" in str(caught.value)
    assert caught.value.line == (None if '""' in line else 3)


@pytest.mark.parametrize("text", ['site = "main"', 'site = ["main"]', "[site]\nbody = 'x'"])
def test_a_site_is_a_table(newsroom: Path, text: str) -> None:
    settings(newsroom, text)
    with pytest.raises(ProjectError, match=r"site"):
        project.find(newsroom)


def test_commands_tell_of_selectors_that_match_nothing(
    newsroom: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settings(newsroom, '[site]\narticle = ".gone"\n')
    assert run(["-C", str(newsroom), "extract"]) == 0
    assert "[selector]" in capfd.readouterr().err
    assert run(["-C", str(newsroom), "check", "--select", "selector"]) == 1
    assert "2026/court.html:1: warning [selector]" in capfd.readouterr().out
