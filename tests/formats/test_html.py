"""Pages: which part is the article, how its text is masked, and what comes back."""

from pathlib import Path

import pytest

from localize import formats, markup
from localize.model import Block, Document, Role

SAMPLE = Path(__file__).parents[2] / "articles" / "2026" / "asylum-ruling.html"
CHROME = """<!doctype html><html lang="en"><head><title>{title}</title></head><body>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<article><h1>Court rules on asylum</h1>{body}</article>
<footer><p>Imprint, and a line of legal text that nobody ever reads.</p></footer></body></html>
"""


def page(body: str, title: str = "Court rules on asylum") -> Document:
    return formats.parse(CHROME.format(title=title, body=body).encode(), "a.html")


def texts(document: Document, *roles: Role) -> list[str]:
    return [block.text for block in document.blocks if block.role in roles]


def body_texts(document: Document) -> list[str]:
    head = {None, Role.TITLE, Role.HEADLINE, Role.DESCRIPTION}
    return [block.text for block in document.blocks if block.role not in head]


def only(document: Document) -> Block:
    return next(block for block in document.blocks if block.role is Role.PARAGRAPH)


def rendered(document: Document, block: Block, translation: str) -> str:
    return formats.render(document, {block: translation}).decode()


def test_the_sample_page_gives_its_article_and_nothing_around_it():
    document = formats.read(SAMPLE, SAMPLE.parents[1])
    assert document.path == "2026/asylum-ruling.html"
    found = " ".join(markup.plain(block.text) for block in document.blocks if block.role)
    outside_words = (
        "cookies|Swiss politics|Home|Share|sleeper|Tags|Comments|newsletter|Related|"
        "Naturalisation|Imprint|Follow|©|13:21"
    )
    for outside in outside_words.split("|"):
        assert outside not in found
    assert document.meta.headline == "Court grants asylum to family after six-year wait"
    assert document.meta.date == "2026-03-12T13:21"
    assert document.meta.byline == "Sample Newsroom/law desk"
    assert document.meta.tags == ("Law and order", "Migration")
    assert document.meta.url == "https://news.example/en/2026/asylum-ruling"
    assert document.language == "en"
    assert any("sleeper trains" in text for text in document.left_out)


def test_every_role_of_a_news_page_is_found():
    document = formats.read(SAMPLE)
    assert texts(document, Role.KICKER) == ["Foreign affairs"]
    assert texts(document, Role.LEDE)[0].startswith("A family of five")
    assert texts(document, Role.CAPTION) == [
        "The Federal Administrative Court in St Gallen.",
        "The vote on the motion",
    ]
    assert texts(document, Role.ALT)[0].startswith("A glass tower")
    assert texts(document, Role.SUBHEAD) == [
        "Fewer applications, longer procedures",
        "Parliament is divided",
    ]
    assert len(texts(document, Role.LIST_ITEM)) == 3
    assert texts(document, Role.QUOTE)[0].startswith("“A right that comes")
    assert texts(document, Role.CELL) == [
        "Chamber", "Yes", "No", "Abstentions", "National Council", "Council of States",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Read <a href=x>this</a> now</p>", "Read <a1>this</a1> now"),
        ("<p>One<br>two</p>", "One<br1/>two"),
        ("<p> <b>All of it</b> </p>", "All of it"),
        ("<p>Set <code>x = 1</code> first</p>", "Set <code1/> first"),
        ("<p>A <a href=x><strong>bold</strong></a> link</p>", "A <a1>bold</a1> link"),
        ("<p>Two  \n lines&nbsp;and&shy;more &amp; so</p>", "Two lines\xa0and\xadmore & so"),
        ("<p>Say <span class=notranslate>Bundesrat</span> aloud</p>", "Say <span1/> aloud"),
        ("<p>Say <i translate=no>Bundesrat</i> aloud</p>", "Say <i1/> aloud"),
        ("<p>Unclosed <b>bold</p>", "Unclosed <b1>bold</b1>"),
        (
            "<p>Crossed <b>b <i>bi</b> i</i> end</p>",
            "Crossed <b1>b <i2>bi</i2></b1> i<other3/> end",
        ),
        ("<p>A note<!-- by the desk --> here</p>", "A note<other1/> here"),
        ("<p>Literal &lt;a1&gt; stays</p>", "Literal &lt;a1> stays"),
        ("<p><img src=i alt=Icon> With text</p>", "With text"),
        ("<p>Said <span class=ad>Buy!</span> she</p>", "Said <span1/> she"),
    ],
)
def test_inline_markup_becomes_placeholders(html, text):
    assert only(page(html)).text == text


@pytest.mark.parametrize(
    "body",
    [
        '<div class="related"><p>Another story, of something else.</p></div>',
        '<section class="newsletter-box"><p>Every week the best stories.</p></section>',
        "<aside><p>What you should know about something else entirely.</p></aside>",
        '<div id="comments"><p>I do not agree with this at all, said a reader.</p></div>',
        "<form><p>Your opinion matters, so fill in this form.</p></form>",
        "<p hidden>Not to be seen by anybody.</p>",
        '<p style="display: none">Not to be seen either.</p>',
        '<p aria-hidden="true">Decoration only.</p>',
        "<template><p>A template of some text.</p></template>",
        "<script>document.write('<p>Text of a script.</p>')</script>",
        "<noscript><p>Please switch on your scripts.</p></noscript>",
        '<a href="/x"><h3>Another story</h3><p>With its teaser.</p></a>',
        "<article><h2>Nested card</h2><p>Of another story.</p></article>",
        "<ul><li><a href=/1>First other story</a></li><li><a href=/2>Second one</a></li></ul>",
        "<div><h2>Related stories</h2><p>A story about something else.</p></div>",
        "<div><h2>Popular</h2><p><a href=/x>Another story</a></p><p>Its teaser.</p></div>",
        "<div><h2>More on this story</h2><p>A story about something else.</p></div>",
        '<div class="teaser"><h3>Trains</h3><p>Seven cities plan new connections.</p></div>',
        '<div class="teaser"><p>Seven cities plan <a href=x>new connections</a>.</p></div>',
        "<p>Tags: <a href=/t>Asylum</a></p>",
        "<p>Comments under this article have been turned off.</p>",
        "<p><time datetime=2021-01-07>January 7, 2021</time></p>",
        "<p class=byline>By the law desk</p>",
        "<p translate=no>Do not touch this text.</p>",
        "<button>Read it aloud</button>",
        "<pre>some code here</pre>",
    ],
)
def test_what_is_not_the_article_is_left_alone(body):
    text = (
        "<p>The court in St Gallen ruled on Thursday that the family may stay in the country.</p>"
    )
    assert (
        body_texts(page(text * 3 + body))
        == ["The court in St Gallen ruled on Thursday that the family may stay in the country."] * 3
    )


@pytest.mark.parametrize(
    "body",
    [
        '<div class="has-sidebar page-cards">{}</div>',
        '<form id="aspnetForm">{}</form>',
        '<div class="article-comments-open">{}</div>',
        "<main>{}</main>",
        "<table><tr><td>{}</td></tr></table>",
        "<font><center>{}</center></font>",
    ],
)
def test_a_box_that_holds_the_article_is_no_box(body):
    text = (
        "<p>The court in St Gallen ruled on Thursday that the family may stay in the country.</p>"
        * 4
    )
    html = f"<body>{body.format('<h1>Court rules</h1>' + text)}<p>Short</p></body>"
    found = [block for block in formats.parse(html.encode(), "a.html").blocks if block.role]
    assert sum("St Gallen" in block.text for block in found) == 4


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Court rules on asylum - SWI swissinfo.ch", "Court rules on asylum"),
        ("Court rules on asylum | Politics | Daily News", "Court rules on asylum"),
        ("Court rules on asylum", "Court rules on asylum"),
        ("Asylum: what the court said – Daily", "Asylum: what the court said"),
    ],
)
def test_of_the_title_only_the_articles_part_is_translated(title, part):
    assert texts(page("<p>Text.</p>", title), Role.TITLE) == [part]


def test_a_translation_is_quoted_for_its_place():
    document = page("<p>Text.</p><img src=a alt=bare><img src=b alt='one \"two\"'>")
    nasty = "<script>\"quoted\" & 'single'</script>"
    out = formats.render(document, {block: nasty for block in document.blocks if block.role})
    html = out.decode()
    assert "<p>&lt;script&gt;\"quoted\" &amp; 'single'&lt;/script&gt;</p>" in html
    quoted = "&lt;script&gt;&quot;quoted&quot; &amp; &#39;single&#39;&lt;/script&gt;"
    assert f'alt="{quoted}"' in html
    assert f"alt='{quoted}'" in html


@pytest.mark.parametrize(
    ("translation", "html"),
    [
        ("Lies <a1>das</a1> <code2/>!", "Lies <a href=x>das</a> <code>k</code>!"),
        ("<code2/> und <a1>das</a1>", "<code>k</code> und <a href=x>das</a>"),
        ("ohne alles", "ohne alles <code>k</code>"),
        ("<a1>halb", "halb <code>k</code>"),
        ("</a1>verkehrt<a1>", "verkehrt <code>k</code>"),
        ("<a1>x <a1>y</a1></a1> <code2/>", "<a href=x>x y</a> <code>k</code>"),
        ("<code2/> zwei <code2/>", "<code>k</code> zwei"),
        ("<b7>fremd</b7> <code2/>", "&lt;b7&gt;fremd&lt;/b7&gt; <code>k</code>"),
    ],
)
def test_placeholders_of_a_translation_never_make_broken_markup(translation, html):
    document = page("<p>Read <a href=x>this</a> in <code>k</code> now</p>")
    out = rendered(document, only(document), translation)
    assert f"<p>{html}</p>".replace(" </p>", "</p>") in out.replace(" </p>", "</p>")


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-8", "shift_jis", "koi8-r"])
def test_characters_that_the_encoding_lacks_become_references(encoding):
    source = f"<meta charset={encoding}><h1>Head</h1><p>Text</p>".encode(encoding)
    document = formats.parse(source, "a.html")
    block = only(document)
    out = formats.render(document, {block: "Zürich 東京 🏔"}).decode(encoding)
    again = formats.parse(formats.render(document, {block: "Zürich 東京 🏔"}), "a.html")
    assert only(again).text == "Zürich 東京 🏔"
    assert ("&#" in out) is (encoding != "utf-8")


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf<h1>Caf\xc3\xa9</h1>",
        "\ufeff<h1>Café</h1>".encode("utf-16-le"),
        "\ufeff<h1>Café</h1>".encode("utf-16-be"),
        "<h1>Café und noch mehr Text</h1>".encode("utf-16-le"),
        b"<meta charset=latin1><h1>Caf\xe9</h1>",
        b"<?xml version='1.0' encoding='iso-8859-1'?><h1>Caf\xe9</h1>",
        b"<meta http-equiv=content-type content='text/html; charset=windows-1252'><h1>Caf\xe9</h1>",
        b"<meta charset=utf-8><h1>Caf\xe9</h1>",
        b"<meta charset=nonsense><h1>Caf\xc3\xa9</h1>",
        b"<meta charset=ascii><h1>Caf\xc3\xa9</h1><!-- \xc3\x28 -->",
    ],
)
def test_pages_in_any_encoding_are_read_as_browsers_read_them(data):
    document = formats.parse(data, "a.html")
    assert document.meta.headline.startswith(("Café", "CafÃ©"))
    assert formats.render(document, {}) == data


def test_the_headlines_twins_in_the_head_are_translated_too():
    document = formats.read(SAMPLE)
    headline = document.meta.headline
    translations = {
        block: "Gericht </script>" for block in document.blocks if block.text == headline
    }
    html = formats.render(document, translations).decode()
    assert "<title>Gericht &lt;/script&gt; - Sample Newsroom</title>" in html
    assert '"headline": "Gericht \\u003c/script>"' in html
    assert '<h1 itemprop="headline">Gericht &lt;/script&gt;</h1>' in html


@pytest.mark.parametrize(
    ("caption", "text"),
    [
        ("The court. © Agency / Someone", "The court."),
        ("The court <small class=credit>Agency</small>", "The court"),
        ("The court. (Photo: Agency)", "The court."),
        ("The court &copy; picture alliance / dpa", "The court"),
        ("The court, photo: Anna von Arx", "The court,"),
        (
            "Source: the Rhone glacier, seen from above",
            "Source: the Rhone glacier, seen from above",
        ),
        ("The minister (photo: she is on the left)", "The minister (photo: she is on the left)"),
        ("Votes. Source: Office for the Environment (2023)", "Votes."),
        ("The main source: water. © Agency", "The main source: water."),
        ("(a) court, (b) judge and (c) clerk", "(a) court, (b) judge and (c) clerk"),
        ("The <b>court</b>. Foto: Agency", "The <b1>court</b1>. Foto: Agency"),
    ],
)
def test_the_credit_of_a_picture_is_not_translated(caption, text):
    document = page(f"<figure><img src=a><figcaption>{caption}</figcaption></figure><p>Text.</p>")
    assert texts(document, Role.CAPTION) == [text]


LAYOUTS = {
    "blog": """<title>Case decided &#8211; The Daily</title><body class="single with-sidebar">
        <header class="site-header"><h1 class="site-title">The Daily</h1><p>All the news for you,
        every day of the week and on Sundays</p></header><main><article class="post type-post">
        <header class="entry-header"><h1>Case decided</h1><div class="entry-meta"><span>Posted on
        <a href=x><time>January 7, 2021</time></a></span><span class="byline"> by <a>desk</a></span>
        </div></header><div class="entry-content">{}<div class="sharing"><h3>Share this</h3></div>
        </div></article><div id="comments"><ol><li><article><p>I read it with great interest and I
        do not agree with it at all.</p></article></li></ol></div></main></body>""",
    "no semantics": """<title>Case decided | News</title><div class=x1><a href=/>News</a></div>
        <div class=x3><div class=x4><h1>Case decided</h1><div>7 January 2021</div>{}</div>
        <div class=x11><a href=1><div>Another story</div><div>Its teaser is here.</div></a></div>
        </div><div class=x13><a href=i>Imprint</a> <a href=t>Terms</a></div>""",
    "tables": """<title>Case decided</title><table><tr><td><a href=/>Home</a><br><a href=/x>News</a>
        <td><h1>Case decided</h1>{}<td><a href=buy>Buy this</a><br><a href=b>Or that</a></table>""",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_article_is_found_in_layouts_of_all_times(layout):
    sentences = [f"The court has decided case number {n} after long years." for n in range(6)]
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    document = formats.parse(LAYOUTS[layout].format(body).encode(), "a.html")
    assert document.meta.headline == "Case decided"
    assert body_texts(document) == sentences


def test_a_line_break_in_a_headline_is_a_space_elsewhere():
    document = formats.parse(b"<title>One two - Site</title><h1>One<br>two</h1><p>Text.", "a.html")
    assert document.meta.headline == "One two"
    assert texts(document, Role.TITLE) == ["One two"]


def test_empty_elements_of_xhtml_hold_nothing():
    source = b"<?xml version='1.0'?><html><head><script src='x'/><title>T</title></head><body>"
    data = source + b"<h1><a id='x'/>Head</h1><p>Text <span class='i'/>goes on.</p></body></html>"
    document = formats.parse(data, "a.xhtml")
    assert document.meta.headline == "Head"
    assert only(document).text == "Text <span1/>goes on."


@pytest.mark.parametrize(
    "line",
    [
        "<time datetime=2021-01-07>January 7, 2021</time>",
        "Published on <time datetime=2021-01-07>7 January</time>, updated <time>8 January</time>",
        "By Anna Arnold, Berne | <time datetime=2021-01-07>7 January</time>",
        "Zuletzt aktualisiert am <time datetime=2021-01-07>7. Januar</time> um 13:21 Uhr.",
    ],
)
def test_a_line_that_is_only_a_date_is_no_text(line):
    document = page(f"<p>{line}</p><p>The court ruled.</p>")
    assert body_texts(document) == ["The court ruled."]
    assert document.meta.date == "2021-01-07"


def test_a_date_within_a_sentence_is_part_of_it():
    document = page("<p>The court on <time datetime=2020-01-02>2 January</time> ruled.</p>")
    assert body_texts(document) == ["The court on <time1/> ruled."]
    assert document.meta.date == ""


@pytest.mark.parametrize(
    "heading",
    [
        "Popular initiative launched",
        "Topics of the debate",
        "Recommended procedure",
        "Comments from the cantons",
        "Trending downwards",
        "More on the table than money",
        "Popular",
    ],
)
def test_a_section_of_the_article_is_no_box_for_how_its_heading_begins(heading):
    sentence = "The court in St Gallen ruled that the family may stay."
    section = f"<div><h2>{heading}</h2><p>{sentence}</p></div>"
    assert body_texts(page(f"<p>{sentence}</p>" * 3 + section))[3:] == [heading, sentence]


@pytest.mark.parametrize(
    "body",
    [
        "<p class=comment>{}</p>",
        "<div class=teaser-text>{}</div>",
        "<div class=card><p>{}</p></div>",
        "<details><p>{}</p></details>",
    ],
)
def test_a_sentence_in_the_article_is_text_whatever_its_class_says(body):
    sentence = "The court in St Gallen ruled that the family may stay in the country."
    document = page(f"<p>{sentence}</p>" * 3 + body.format(sentence))
    assert body_texts(document) == [sentence] * 4


@pytest.mark.parametrize(
    "chrome",
    [
        "<div class=bottom>© 2024 Daily Alp. All rights reserved. <a href=i>Imprint</a></div>",
        "<p>Menu Search Login</p>",
        "<p>Imprint <a href=p>Privacy</a> | Contact</p>",
    ],
)
def test_menus_and_footers_of_pages_without_semantics_are_no_text(chrome):
    sentence = "The court in St Gallen ruled that the family may stay."
    html = f"<body><h1>Head</h1><p>{sentence}</p>{chrome}</body>"
    assert body_texts(formats.parse(html.encode(), "a.html")) == [sentence]


def test_what_was_left_out_is_nothing_that_is_translated():
    sentence = "The court on <time itemprop=datePublished>2 January</time> ruled for the family."
    html = f"<title>Head - Site</title><h1>Head</h1><p>{sentence}</p><p>Tags: court</p>"
    document = formats.parse(html.encode(), "a.html")
    assert document.left_out == ("Tags: court",)
    assert body_texts(document) == ["The court on <time1/> ruled for the family."]


def test_the_class_of_a_sentence_counts_as_little_without_an_article_element():
    sentence = "The court in St Gallen ruled that the family may stay in the country."
    text = f"<p>{sentence}</p><p>{sentence}</p><p class=comment>{sentence}</p>"
    html = f"<body><div class=x><h1>Head</h1>{text}</div></body>"
    assert body_texts(formats.parse(html.encode(), "a.html")) == [sentence] * 3


def test_a_choice_without_end_tags_does_not_swallow_the_article():
    choice = "<select><optgroup label=x><option>German<option>French</select>"
    document = formats.parse(f"{choice}<h1>Head</h1><p>Text.</p>".encode(), "a.html")
    assert [block.text for block in document.blocks if block.role] == ["Head", "Text."]
