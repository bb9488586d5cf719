"""The strings around an article: found, translated, and never a way in for markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import formats
from localize.formats.html import tokens
from localize.model import Role

PAGE = (
    "<html><head><title>Head</title><style>p {{}}</style></head><body>{}"
    "<article><h1>Head</h1><p>The text of the article goes on and on. It says Share twice: "
    'Share. <img src="a.png" alt="A picture"></p></article></body></html>'
)
AROUND = (
    "<script>var share = 'Share';</script><nav aria-label=Main><a title='All' href=/>Home</a></nav>"
    '<p>Talk to <a href="/d" title="Debate">us</a> <b>now</b>.</p><button>Share</button>'
    '<input type="submit" value="Go" placeholder=Words><style>a {}</style>'
)
MARKUP = st.sampled_from(
    ("<script>", "</a>", '"', "'", ">", "<a1>", "</a1>", "<br2/>", "&lt;", "&#60;", "-->", "]]>")
)
HOSTILE = st.lists(st.one_of(st.text(max_size=5), MARKUP), max_size=8).map("".join)


def strings(around: str, known=None) -> list[str]:
    document = formats.parse(PAGE.format(around).encode(), "a.html")
    whole = formats.with_interface(document, known)
    assert [block for block in whole.blocks if block.role not in {None, Role.INTERFACE}] == [
        block for block in document.blocks if block.role
    ]
    assert formats.render(whole, {}) == PAGE.format(around).encode()
    return [block.text for block in whole.blocks if block.role is Role.INTERFACE]


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("<nav aria-label='Main'><a href=/>Home</a> <a href=/a>All  news</a></nav>", 3),
        ("<button title='To a friend'> Share </button>", 2),
        ("<p>Comments are closed. <a href=/d>Debate</a> with us!</p>", 1),
        ("<label>Search <input placeholder='Words'></label><input type=submit value=Go>", 3),
        ("<select><option>German<option>French</select>", 2),
        ("<dialog>Really?</dialog>", 1),
        ("<span>One</span><span>Two</span>", 2),
        ("<input type=hidden value=Secret>", 0),
        ("<p translate=no>Brand</p><p class=notranslate>Brand</p>", 0),
        ("<script>Share</script><style>Share</style><pre>Share</pre><code>Share</code>", 0),
        ("<p>7 January 2021</p><p>12 + 3</p><a href=x>me@example.org</a><!-- Share -->", 1),
        ("<div data-localize=languages><p>See in another language</p></div>", 0),
        ("<p onclick='Share' data-x=Share></p>", 0),
    ],
)
def test_what_is_a_string(around: str, expected: int):
    assert len(strings(around)) == expected


def test_the_article_is_none_of_its_surroundings():
    assert strings("<button>Share</button>") == ["Share"]
    assert strings("", {"Share", "A picture", "Head"}) == []


def test_a_known_element_in_an_unknown_sentence_is_found():
    around = "<p>Follow us on <a href=/m>our channel</a>.</p>"
    assert strings(around) == ["Follow us on <a1>our channel</a1>."]
    assert strings(around, {"our channel"}) == ["our channel"]


def test_strings_are_translated_in_their_places():
    around = (
        '<a title="More" href=/m>More</a><p>Talk <a href="/d" title=More>here</a>!</p>'
        "<input type=submit value=More>"
    )
    whole = formats.with_interface(formats.parse(PAGE.format(around).encode(), "a.html"))
    german = {"More": "Mehr & „mehr“", "Talk <a1>here</a1>!": "<a1>Hier</a1> reden!"}
    chosen = {block: german[block.text] for block in whole.blocks if block.text in german}
    html = formats.render(whole, chosen).decode()
    assert html == PAGE.format(
        '<a title="Mehr &amp; „mehr“" href=/m>Mehr &amp; „mehr“</a>'
        '<p><a href="/d" title="Mehr &amp; „mehr“">Hier</a> reden!</p>'
        '<input type=submit value="Mehr &amp; „mehr“">'
    )


def test_other_formats_have_no_surroundings():
    document = formats.parse(b"# Head\n\nShare\n", "a.md")
    assert formats.with_interface(document) is document


@given(st.data())
def test_a_translation_is_never_markup(data):
    source = PAGE.format(AROUND)
    whole = formats.with_interface(formats.parse(source.encode(), "a.html"))
    blocks = [block for block in whole.blocks if block.role is Role.INTERFACE]
    html = formats.render(whole, {block: data.draw(HOSTILE) for block in blocks}).decode()
    assert tags(html) == tags(source)
    assert scripts(html) == scripts(source)


def tags(html: str) -> list[tuple[str, frozenset[str]]]:
    """Every tag with its attributes' names, but for inline markup, which a translation may drop."""
    found = [one for one in tokens.tokens(html) if one.name not in {"a", "b"}]
    return [
        (f"{one.kind} {one.name}", frozenset(attributes(html, one) if one.kind == "start" else ()))
        for one in found
    ]


def attributes(html: str, tag: tokens.Token) -> dict[str, tokens.Attribute]:
    return tokens.attributes(html, (tag.start, tag.end), tag.name)


def scripts(html: str) -> list[str]:
    return [part.partition("</script")[0] for part in html.split("<script")[1:]]
