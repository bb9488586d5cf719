"""What gettext accepts as a `.po` file, as regular expressions: one match is one entry.

Possessive quantifiers keep every match linear. The source of the rules is the gettext manual
(“The Format of PO Files”) and, where it is silent, what `msgfmt` and `msgcat` 0.21 do:
free-form tokens, `#~` before any token of an obsolete entry, a backslash that joins lines.
"""

from __future__ import annotations

import re
from functools import cache

_BLANK = r"[ \t\r\f\v]"
_STRING = r'"(?:[^"\\\n]++|\\(?:[abfnrtv\\"\n0-7]|x[0-9a-fA-F]))*+"'
_ANY = r"(?:[ \t\r\f\v\n]++|\\\n)*+"
_COMMENTS = (
    r"(?:[ \t\r\f\v\n]++"
    r"|(?:#~[ \t]*+)?#(?![~|])(?:[^\\\n]++|\\\n?)*+"
    r"|#~[ \t\r]*+(?=\n))*+"
)


def _gap(mark: str) -> str:
    """White space inside an entry whose every line starts with `mark`."""
    return rf"(?:{_BLANK}++|\n(?:{_BLANK}|\n)*+{mark})*+"


def _strings(gap: str) -> str:
    return rf"{gap}{_STRING}(?:{gap}{_STRING})*+"


def _previous(mark: str) -> str:
    gap = _gap(mark)
    body = _strings(gap)
    return (
        rf"(?P<previous>{mark}{gap}(?:msgctxt{body}{gap})?+"
        rf"msgid(?P<previous_id>{body})(?:{gap}msgid_plural{body})?+)?+"
    )


def _entry(mark: str, previous_mark: str, gap: str) -> re.Pattern[str]:
    body = _strings(gap)
    one = rf"{gap}msgstr(?P<string>{body})"
    index = rf"msgstr{gap}\[{gap}\d++{gap}\]"
    many = rf"{gap}msgid_plural(?P<plural>{body})(?P<strings>(?:{gap}{index}{body})++)"
    return re.compile(
        rf"(?P<comments>{_COMMENTS}){_previous(previous_mark)}{_ANY}(?P<fields>{mark}{gap}"
        rf"(?:msgctxt(?P<context>{body}){gap})?+msgid(?P<id>{body})(?:{one}|{many}))"
        rf"{_BLANK}*+\n?+"
    )


STRING = re.compile(_STRING)
INDEX = re.compile(r"msgstr[^\d\"]*\[[^\d\"]*(\d+)[^\]]*\]")
ACTIVE = _entry("", r"\#\|", _ANY)
FIELD = re.compile(
    rf'(msgctxt|msgid_plural|msgid|msgstr(?:[^"\[]*\[[^"\]]*\])?)((?:[^"a-z]*{_STRING})+)'
)
COMMENTS = re.compile(_COMMENTS)
DOMAIN = re.compile(rf"{_COMMENTS}domain{_ANY}{_STRING}")
MARKER = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)


@cache
def obsolete() -> re.Pattern[str]:
    """Give the pattern of an obsolete entry; few catalogs need it."""
    return _entry(r"\#~(?!\|)", r"\#~\|", _gap(r"\#~(?!\|)"))


@cache
def token() -> re.Pattern[str]:
    """Give the pattern of a token, for what is no entry."""
    return re.compile(
        rf"{_COMMENTS}(?P<mark>\#(?:~\|?|\|))?{_BLANK}*+"
        rf"(?P<token>(?P<keyword>[A-Za-z_$][\w$]*+)|{_STRING}|\d++|[\[\]])"
    )
