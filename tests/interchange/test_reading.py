"""Files of other tools, old versions, and files that mean no good."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import interchange
from localize.errors import InterchangeError
from localize.model import State

ONE = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="articles/a.html" source-language="en" target-language="de" datatype="html"><body>
<group id="g"><trans-unit id="1"{unit}>
<source>Read <g id="a1">this</g><x id="br2"/>, <bx id="b3"/>now<ex id="b3"/></source>
<seg-source><mrk mtype="seg" mid="0">Read</mrk></seg-source>
<target{target}><mrk mtype="seg" mid="0">Lies <g id="a1">das</g></mrk><x id="br2"/></target>
<alt-trans><target>something else</target></alt-trans><note from="Ada">hello</note>
</trans-unit></group></body></file></xliff>"""
TWO = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.{minor}" srcLang="en"
 trgLang="de"><file id="f" original="articles/a.html"><group id="g"><unit id="u1"><originalData>
<data id="d1">&lt;b&gt;</data></originalData>
<segment state="final"><source>One <pc id="b1">b<mrk id="m1" type="term">o</mrk></pc>.</source>
<target>Eins <pc id="b1">b<mrk id="m1" type="term">o</mrk></pc>.</target></segment>
<ignorable><source> </source></ignorable>
<segment{state}><source>Two.</source>{target}</segment></unit></group></file></xliff>"""


@pytest.mark.parametrize(
    ("unit", "target", "state"),
    [
        ("", "", State.EDITED),
        ("", ' state="translated"', State.EDITED),
        ("", ' state="needs-review-translation"', State.EDITED),
        ("", ' state="final"', State.REVIEWED),
        ("", ' state="signed-off"', State.REVIEWED),
        (' approved="yes"', "", State.REVIEWED),
        (' approved="no"', ' state="new" state-qualifier="mt-suggestion"', State.MACHINE),
        ("", ' state-qualifier="leveraged-mt"', State.MACHINE),
    ],
)
def test_version_1_2_is_read(unit, target, state):
    (exchange,) = interchange.parse(ONE.format(unit=unit, target=target).encode())
    assert (exchange.original, exchange.target_language) == ("articles/a.html", "de")
    (one,) = exchange.units
    assert one.source == "Read <a1>this</a1><br2/>, <b3>now</b3>"
    assert one.target == "Lies <a1>das</a1><br2/>"
    assert one.state is state
    assert one.notes == (("Ada", "hello"),)
    assert one.line == 4


@pytest.mark.parametrize("minor", [0, 1, 2])
@pytest.mark.parametrize(
    ("state", "target", "found", "text"),
    [
        (' state="reviewed"', "<target>Zwei.</target>", State.REVIEWED, "Eins <b1>bo</b1>. Zwei."),
        (' state="translated"', "<target>Zwei.</target>", State.EDITED, "Eins <b1>bo</b1>. Zwei."),
        (' state="odd"', "<target>Zwei.</target>", State.EDITED, "Eins <b1>bo</b1>. Zwei."),
        ("", "", State.UNTRANSLATED, ""),
    ],
)
def test_version_2_is_read_and_its_segments_joined(minor, state, target, found, text):
    data = TWO.format(minor=minor, state=state, target=target).encode()
    ((one,),) = (exchange.units for exchange in interchange.parse(data))
    assert one.source == "One <b1>bo</b1>. Two."
    assert (one.target, one.state) == (text, found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_the_encoding_is_the_files_own(encoding):
    text = ONE.format(unit="", target="").replace("UTF-8", encoding).replace("das", "dás")
    (exchange,) = interchange.parse(text.encode(encoding))
    assert "dás" in exchange.units[0].target


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "{}">]>'.format("&a;" * 9)
FOREIGN = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"", "no element found", 1),
        (b"\n<xliff version='2.1'>\n<file>", "no element found", 3),
        (b"<xliff>\n<a></b></xliff>", "mismatched tag", 2),
        (b"<html/>", "no XLIFF that is known here: <html>", 1),
        (b"<xliff version='3.0'/>", "no XLIFF that is known here: <xliff> 3.0", 1),
        (b"<?xml version='1.0' encoding='klingon'?><x/>", "", 1),
        (b"\0\0\0", "", 1),
        (f"\n{BOMB}\n<xliff version='2.1'>&b;</xliff>".encode(), "document type", 2),
        (f"{FOREIGN}<xliff version='2.1'>&a;</xliff>".encode(), "document type", 1),
        (b"<!DOCTYPE x SYSTEM 'http://example.org/x.dtd'><xliff/>", "document type", 1),
        (f"{BOMB}<xliff version='2.1'/>".encode("utf-16"), "document type", 1),
    ],
)
def test_what_is_no_xliff_is_refused_with_its_line(data, message, line):
    with pytest.raises(InterchangeError) as caught:
        interchange.parse(data, "a.xlf")
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line) == ("a.xlf", line)
    assert caught.value.hint


@given(st.binary(max_size=60), st.integers(0, 900), st.integers(0, 40), st.sampled_from([ONE, TWO]))
def test_a_damaged_file_raises_our_error_or_is_read(noise, place, length, text):
    data = text.format(unit="", target="", state="", minor=1).encode()
    with contextlib.suppress(InterchangeError):
        interchange.parse(data[:place] + noise + data[place + length :])
