"""Sitemaps hold every page once, with all its editions, within the protocol's limits."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from localize import sitemap

BASE = "https://news.example"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
ARTICLES = st.lists(
    st.tuples(
        st.text(string.ascii_letters + "&<>'\"é?=", min_size=1, max_size=12),
        st.sets(st.sampled_from(("en", "de", "fr", "pt-BR", "ar")), min_size=1),
    ),
    max_size=12,
    unique_by=lambda one: one[0],
)


def files(articles, **limits):
    editions = [
        ({tag: f"{BASE}/{tag}/{name}" for tag in sorted(tags)}, "en") for name, tags in articles
    ]
    return sitemap.files(editions, BASE, **limits)


def pages(data: bytes) -> dict[str, dict[str, str]]:
    """The addresses of a sitemap, each with its alternates by language."""
    root = etree.fromstring(data)
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    return {
        entry.findtext("s:loc", namespaces=NAMES): {
            link.get("hreflang"): link.get("href")
            for link in entry.iterfind("x:link[@rel='alternate']", NAMES)
        }
        for entry in root.iterfind("s:url", NAMES)
    }


def test_an_article_is_listed_with_its_editions_and_its_default():
    found = files([("a", {"en", "de"})])
    assert list(found) == ["sitemap.xml"]
    links = {
        "de": f"{BASE}/de/a",
        "en": f"{BASE}/en/a",
        "x-default": f"{BASE}/en/a",
    }
    assert pages(found["sitemap.xml"]) == {f"{BASE}/de/a": links, f"{BASE}/en/a": links}


def test_an_article_in_one_language_has_no_alternates():
    assert pages(files([("a", {"de"})])["sitemap.xml"]) == {f"{BASE}/de/a": {}}


def test_without_pages_there_is_no_sitemap():
    assert files([]) == {}


@given(ARTICLES, st.integers(1, 9), st.integers(2_000, 9_000))
def test_no_page_is_lost_and_no_limit_is_passed(articles, most, most_bytes):
    found = files(articles, most_addresses=most, most_bytes=most_bytes)
    index = etree.fromstring(found.pop("sitemap.xml")) if len(found) > 1 else None
    if index is not None:
        assert index.tag == f"{{{NAMES['s']}}}sitemapindex"
        listed = [one.text for one in index.iterfind("s:sitemap/s:loc", NAMES)]
        assert listed == [f"{BASE}/{name}" for name in found]
    lists = [pages(data) for data in found.values()]
    assert all(len(one) <= most for one in lists)
    assert all(len(data) <= most_bytes for data in found.values())
    merged = {address: links for one in lists for address, links in one.items()}
    wanted = {f"{BASE}/{tag}/{name}" for name, tags in articles for tag in tags}
    assert set(merged) == wanted
    assert sum(map(len, lists)) == len(wanted)
    for address, links in merged.items():
        assert all(merged[other] == links for other in links.values())
        assert not links or address in links.values()
