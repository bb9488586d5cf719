"""Word documents made by hand: the smallest package, and pieces of paragraphs in any order."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from hypothesis import strategies as st

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="a/b"/></Types>'
)
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"'
    ' w:eastAsia="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Our head"/>'
    '<w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="HTML Preformatted"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="By"><w:name w:val="Byline"/></w:style></w:styles>'
)
RELATED = ("styles", "footnotes", "endnotes", "header", "footer", "comments")


def story(body: str, name: str = "document") -> str:
    """Give a part's XML with paragraphs in it."""
    inner = f"<w:body>{body}</w:body>" if name == "document" else body
    return f"{HEAD}<w:{name} {_SPACES}>{inner}</w:{name}>"


def relations(**targets: str) -> str:
    """Give the XML of a part's relations, by the last word of their type."""
    rows = "".join(
        f'<Relationship Id="{kind}" Type="{_R}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def word(body: str = "", parts: Mapping[str, str] | None = None, **related: str) -> bytes:
    """Give a document: its body's XML, other parts by name, related ones by kind."""
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": story(body),
        "word/styles.xml": STYLES,
        "word/_rels/document.xml.rels": relations(
            styles="styles.xml", **{kind: f"{kind}.xml" for kind in related}
        ),
        **{f"word/{kind}.xml": xml for kind, xml in related.items()},
        **(parts or {}),
    }
    return archive(files)


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Give a ZIP archive of some files, all of one day."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(
                zipfile.ZipInfo(name, (2021, 1, 7, 13, 20, 0)), content, zipfile.ZIP_DEFLATED
            )
    return target.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """Give the members of an archive in their order."""
    with zipfile.ZipFile(BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def p(*runs: str, style: str = "") -> str:
    """Give a paragraph."""
    about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p w:rsidR="00A1">{about}{"".join(runs)}</w:p>'


def r(text: str, look: str = "", more: str = "") -> str:
    """Give a run of text in a look (`<w:b/>`)."""
    about = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r w:rsidRPr="00B2">{about}<w:t xml:space="preserve">{text}</w:t>{more}</w:r>'


def field(code: str, shown: str) -> str:
    """Give a field with its code and what it shows."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


LINK = '<w:hyperlink r:id="rId9">{}</w:hyperlink>'
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="{}"/>'
    "</wp:inline></w:drawing></w:r>"
)
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><w:txbxContent>'
    "{}</w:txbxContent></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)
_WORDS = ("The court", " ruled ", " on ", "112 people", "a &lt; b &amp; c", "“quoted”", " ", "日本")
_LOOKS = (
    "",
    "<w:b/>",
    "<w:i/>",
    "<w:b/><w:i/>",
    '<w:lang w:val="de-CH"/>',
    '<w:rStyle w:val="X"/>',
)
_RUNS = st.builds(r, st.sampled_from(_WORDS), st.sampled_from(_LOOKS))
_PIECES = st.one_of(
    _RUNS,
    _RUNS,
    st.lists(_RUNS, max_size=3).map(lambda runs: LINK.format("".join(runs))),
    st.lists(_RUNS, max_size=2).map(lambda runs: f'<w:ins w:id="7">{"".join(runs)}</w:ins>'),
    st.lists(_RUNS, max_size=2).map(lambda runs: field("HYPERLINK x", "".join(runs))),
    st.sampled_from(
        [
            "<w:r><w:tab/></w:r>",
            "<w:r><w:br/></w:r>",
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            '<w:proofErr w:type="spellStart"/>',
            '<w:bookmarkStart w:id="1" w:name="a"/>',
            '<w:bookmarkEnd w:id="1"/>',
            '<w:commentRangeStart w:id="3"/>',
            '<w:commentRangeEnd w:id="3"/>',
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            field("PAGE", r("4")),
            PICTURE.format("A view of it"),
            BOX.format(p(r("In a box"))),
            "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>chosen</w:t></w:r></w:sdtContent></w:sdt>",
            '<w:del w:id="8"><w:r><w:delText>gone</w:delText></w:r></w:del>',
            "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        ]
    ),
)
PARAGRAPHS = st.lists(_PIECES, max_size=8).map(lambda pieces: p(*pieces))
BODIES = st.lists(PARAGRAPHS, min_size=1, max_size=4).map("".join)
