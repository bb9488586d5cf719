"""WordprocessingML's names, and what Word's styles are called (ECMA-376, part 1, chapter 17)."""

from __future__ import annotations

from localize.model import Role

_SPACES = {
    "w": (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    "wp": (
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    ),
    "pic": (
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "http://purl.oclc.org/ooxml/drawingml/picture",
    ),
    "m": (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    ),
    "mc": ("http://schemas.openxmlformats.org/markup-compatibility/2006",),
    "w14": ("http://schemas.microsoft.com/office/word/2010/wordml",),
    "dc": ("http://purl.org/dc/elements/1.1/",),
}
PREFIXES = {space: prefix for prefix, spaces in _SPACES.items() for space in spaces}
"""Namespace (transitional or strict) → the prefix by which we call it."""

STYLES = {
    "title": Role.HEADLINE,
    "subtitle": Role.LEDE,
    "kicker": Role.KICKER,
    "headline": Role.HEADLINE,
    "lede": Role.LEDE,
    "lead": Role.LEDE,
    "standfirst": Role.LEDE,
    "caption": Role.CAPTION,
    "quote": Role.QUOTE,
    "intense quote": Role.QUOTE,
    "block text": Role.QUOTE,
    "quotations": Role.QUOTE,
    "list paragraph": Role.LIST_ITEM,
    **{f"heading {level}": Role.SUBHEAD for level in range(1, 10)},
    **{f"{name}{end}": Role.LIST_ITEM
       for name in ("list", "list bullet", "list number", "list continue")
       for end in ("", " 2", " 3", " 4", " 5")},
}  # fmt: skip
"""A style's name in small letters → role; Word keeps these names in every interface language."""

CODE = frozenset(("html preformatted", "preformatted text", "source code", "code", "macro text"))
"""Styles whose paragraphs are not language."""

BYLINES = frozenset(("byline", "author"))

ATOMS = {
    "w:tab": "tab",
    "w:ptab": "tab",
    "w:br": "br",
    "w:cr": "br",
    "w:sym": "symbol",
    "w:footnoteReference": "footnote",
    "w:endnoteReference": "endnote",
    "w:drawing": "image",
    "w:pict": "image",
    "w:object": "image",
    "mc:AlternateContent": "image",
    "w:ruby": "ruby",
    "m:oMath": "math",
    "m:oMathPara": "math",
}
"""Elements that are one placeholder → its name."""

CHARACTERS = {"w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
"""Elements that stand for a character."""

TRANSPARENT = frozenset(("w:ins", "w:moveTo", "w:smartTag", "w:customXml"))
"""What wraps text and says nothing to a translator: an insertion counts as text."""

GONE = frozenset(
    ("w:pPr", "w:del", "w:moveFrom", "w:proofErr", "w:smartTagPr", "w:customXmlPr")
)  # fmt: skip
"""What is no text of the paragraph: deletions, and Word's notes to itself."""

SILENT = frozenset(
    ("w:rPr", "w:lastRenderedPageBreak", "w:delText", "w:instrText", "w:delInstrText", "w:fldChar")
)
"""What in a run is neither text nor a placeholder."""

NOISE = frozenset(("w:lang", "w:noProof", "w:rPrChange", "w:webHidden"))
"""Properties of a run that do not show."""

RANGES = {"w:bookmarkStart": "mark", "w:commentRangeStart": "comment"}
RANGE_ENDS = {"w:bookmarkEnd": "mark", "w:commentRangeEnd": "comment"}
