"""What of a page is its article: on a set of marked pages, and rule by rule."""

import importlib
from pathlib import Path
from statistics import mean
from types import ModuleType

import pytest

from localize import formats, markup
from localize.model import Role

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SENTENCE = "The court in St Gallen ruled on Thursday that the family may stay in the country."
TEXT = f"<p>{SENTENCE}</p>"


@pytest.fixture
def maintext(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("maintext")


@pytest.fixture
def page_set(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("page_set")


def taken(html: str, *, alternatives: bool = False) -> list[str]:
    """Give the texts of a page's body that would be translated, the headline apart."""
    out = {None, Role.TITLE, Role.HEADLINE, Role.DESCRIPTION}
    out |= set() if alternatives else {Role.ALT}
    blocks = formats.parse(html.encode(), "a.html").blocks
    return [markup.plain(block.text) for block in blocks if block.role not in out]


@pytest.mark.parametrize(("kind", "count"), [("first", 48), ("later", 16), ("last", 10)])
def test_the_article_is_told_from_its_page(maintext, page_set, kind, count):
    pages = page_set.load(kind)
    scores = [maintext.f1(page, maintext.ours(page.data))[0] for page in pages]
    assert len(pages) == count
    assert mean(scores) >= 0.98


@pytest.mark.parametrize("kind", ["first", "later", "last"])
def test_nothing_around_an_article_gets_into_its_catalog(maintext, page_set, kind):
    pages = page_set.load(kind)
    found = {one.name: maintext.foreign(one, maintext.entries(one.data)) for one in pages}
    assert not {name: texts for name, texts in found.items() if texts}


def test_the_measure_counts_what_was_missed_and_what_was_wrongly_taken(maintext, page_set):
    page = page_set.page("a", "<p>⟦One two three four⟧</p><p>⟨By five⟩</p><li>Home</li>")
    assert (page.article, page.foreign) == ({"one two three four"}, {"home"})
    assert maintext.f1(page, ["One, two, three: four!"]) == (1, [], [])
    assert maintext.f1(page, ["Home", "By five"]) == (0, ["one two three four"], ["home"])
    assert maintext.foreign(page, ["One two three four", "By five", "Home"]) == ["home"]


def test_the_pages_after_the_headlines_own_container_are_not_the_article():
    rail = "<div><p>The cable car runs again on Saturday, after a week of repairs.</p></div>"
    html = f"<main><div><div><h1>Head</h1>{TEXT * 4}</div>{rail}</div></main>"
    assert taken(html) == [SENTENCE] * 4


def test_an_article_in_two_containers_is_whole():
    html = f"<main><div><h1>Head</h1>{TEXT * 3}</div><div>{TEXT * 3}</div></main>"
    assert taken(html) == [SENTENCE] * 6


def test_the_posts_of_a_live_blog_are_text_though_each_is_an_article():
    posts = "<article>" + TEXT + "</article>"
    assert taken(f"<main><h1>Head</h1>{TEXT}{posts * 5}</main>") == [SENTENCE] * 6


@pytest.mark.parametrize(
    "box",
    [
        "<div><h3>The week in a mail</h3><p>Five stories.</p><form><input></form></div>",
        "<div><p>Independent news costs money.</p><a class=btn href=d>Donate</a></div>",
        "<amp-ad><div>Publicité</div></amp-ad>",
        "<inline-promo><p>Our weekly briefing on law and politics.</p></inline-promo>",
        f"<div>{2 * '<div><h4><a href=1>Cat in tree</a></h4><p>The brigade came.</p></div>'}</div>",
        f"<div>{2 * '<div><a href=1>Cat in a tree</a><br>The brigade came.</div>'}</div>",
        "<div><h2>All episodes</h2><div><a href=1>Cheese</a><p>We visit a dairy.</p></div></div>",
        "<p>اقرأ أيضا: <a href=x>قصة أخرى</a></p>",
        "<p><strong>See as well:</strong> <a href=1>One story</a>, <a href=2>another</a></p>",
        "<section><div>More of it</div><a href=1>One</a><a href=2>Two</a></section>",
        "<div><div>Explore more on these topics</div><ul><li><a href=1>One</a></ul></div>",
        "&nbsp;<br><br><a href=/>To the front page</a>",
        "<p><a href=1>RSS (HD)</a> |&nbsp;<a href=2>RSS (SD)</a> |&nbsp;<a href=3>MP3</a></p>",
        "<label><input type=checkbox> Auto-update</label>",
        "<div>Share | Tweet | Print</div>",
        "<h2>Documents</h2><ul><li><a href=d>Decision (PDF)</a></li></ul>",
        "<div class=relatedposts><p>Another story, of something else.</p></div>",
        "<table class=infobox><tr><th>Country<td>Switzerland</table>",
        "<div><h3>Comments (2)</h3><div><p>I do not agree with the judges at all.</p></div></div>",
    ],
)
@pytest.mark.parametrize("around", ["<article>{}</article>", "<div class=x>{}</div>"])
def test_a_box_within_the_article_is_no_text(box, around):
    html = around.format(f"<h1>Head</h1>{TEXT * 3}{box}")
    assert taken(html) == [SENTENCE] * 3


@pytest.mark.parametrize(
    "part",
    [
        "<div class='field field--label-hidden'>{}</div>",
        "<div class=infobox-news><p>{}</p></div>",
        "<aside class=fact-box><p>{}</p></aside>",
        "<div><p>{}</p><p><a href=x>A link</a></p></div>",
        "<ul><li><a href=x>Uster</a>: {}</li></ul>",
        "<details><p>{}</p></details>",
    ],
)
@pytest.mark.parametrize("around", ["<article>{}</article>", "<div class=x>{}</div>"])
def test_text_in_the_article_is_no_box(part, around):
    html = around.format(f"<h1>Head</h1>{TEXT * 3}{part.format('It was about time to do so.')}")
    assert "It was about time to do so." in taken(html)[-1]


def test_a_list_of_links_within_a_list_of_text_is_no_text():
    inner = "<ul><li><a href=1>One story</a></li></ul>"
    html = f"<article><h1>Head</h1>{TEXT * 3}<ul><li>It was time.{inner}</li></ul></article>"
    assert taken(html) == [*[SENTENCE] * 3, "It was time."]


@pytest.mark.parametrize("title", ["Head - The Daily Alp", "The Daily Alp: Head"])
def test_the_logo_of_the_site_says_nothing_of_the_article(title):
    images = "<img src=l alt='The Daily Alp'><img src=i alt='A glacier'>"
    html = f"<title>{title}</title><article>{images}<h1>Head</h1>{TEXT}</article>"
    assert taken(html, alternatives=True) == ["A glacier", SENTENCE]


def test_the_label_of_the_articles_own_element_is_none_of_its_text():
    html = f"<article aria-label='Article'><h1>Head</h1>{TEXT}</article>"
    assert taken(html, alternatives=True) == [SENTENCE]


def test_a_headline_in_a_field_whose_label_is_hidden_is_one():
    html = f"<h1><span class='field field--label-hidden'>Head</span></h1>{TEXT}"
    assert formats.parse(html.encode(), "a.html").meta.headline == "Head"


def test_print_and_online_may_be_cells_of_a_table():
    table = "<table><tr><th>Print<th>Online<tr><td>12<td>14</table>"
    assert taken(f"<h1>Head</h1>{TEXT}{table}")[1:] == ["Print", "Online"]


def test_a_heading_before_the_end_of_the_article_is_left_out_and_told():
    document = formats.parse(f"<h1>Head</h1>{TEXT}<h2>What readers say</h2>".encode(), "a.html")
    assert document.left_out == ("What readers say",)


def test_japanese_prose_is_found_by_its_density():
    text = "<p>判決は木曜日に公表され、州当局は子どもの利益を考慮していなかった。</p>"
    rail = "<div><p>鉄道は土曜日に運転を再開する。</p></div>"
    assert len(taken(f"<body><div><div><h1>見出し</h1>{text * 4}</div>{rail}</div></body>")) == 4


def test_a_page_declared_latin_that_is_utf8_to_the_last_byte_is_utf8():
    data = "<meta charset=iso-8859-1><h1>Genève décide</h1>".encode()
    document = formats.parse(data, "a.html")
    assert (document.encoding, document.meta.headline) == ("utf-8", "Genève décide")
    assert formats.render(document, {}) == data


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        (
            "The ruling of Lausanne - The Daily Alp",
            "<h1><a href=/>The Daily Alp</a></h1><h2>{}</h2>",
        ),
        ("Alp Daily: the ruling of Lausanne", "<h1>Alp Daily</h1><h3 class=post-title>{}</h3>"),
        ("Alp Daily : The ruling of Lausanne", "<b>Alp Daily</b><h2>{}</h2>"),
        ("The ruling of Lausanne | Alp Daily", "<h1>Alp Daily</h1><h1>{}</h1>"),
        ("The ruling | Alp Daily", "<h2>News</h2><h2 itemprop=headline>{}</h2>"),
        ("The ruling of Laus | Alp Daily", "<h2>News</h2><h2>{}</h2>"),
    ],
)
def test_the_headline_is_told_from_the_name_of_the_site(title, headings):
    heading = headings.format("The ruling of Lausanne")
    html = f"<title>{title}</title><body>{heading}<div>{TEXT * 3}</div>"
    assert formats.parse(html.encode(), "a.html").meta.headline == "The ruling of Lausanne"


@pytest.mark.parametrize(
    "box",
    [
        "<dl class=article-info><dt>Details</dt><dd>Read 812 times</dd></dl>",
        "<amp-embed><div>Contenido patrocinado</div></amp-embed>",
    ],
)
def test_what_a_system_writes_about_an_article_is_no_text(box):
    assert taken(f"<article><h1>Head</h1>{box}{TEXT * 3}</article>") == [SENTENCE] * 3


def test_a_callout_that_is_called_a_card_is_text():
    box = f"<div class='kg-card kg-callout'><div>💡</div><div>{SENTENCE}</div></div>"
    assert taken(f"<article><h1>Head</h1>{TEXT * 3}{box}</article>") == [SENTENCE] * 4
