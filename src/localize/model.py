"""The nouns of the house: frozen, hashable, picklable values without behaviour.

Fields that only say where something stands are outside equality (`compare=False`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a block of text is in its article."""

    TITLE = "title"
    DESCRIPTION = "description"
    KICKER = "kicker"
    HEADLINE = "headline"
    LEDE = "lede"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT = "alt"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CELL = "cell"
    INTERFACE = "interface"


class State(StrEnum):
    """How far a catalog entry is; derived from the entry, never stored."""

    UNTRANSLATED = "untranslated"
    MACHINE = "machine"
    EDITED = "edited"
    REVIEWED = "reviewed"


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline markup that a placeholder stands for.

    `<a1>…</a1>` in a text is the mark named `a1`: `opening` and `closing` hold the source's own
    markup. A mark without a partner (`<br2/>`) has `closing` None.
    """

    name: str
    opening: str
    closing: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A slice of an article's file: translatable text, or skeleton that is never touched.

    `raw` is the slice itself. `text` is what is to be translated: markup masked as placeholders
    (see `localize.markup`), character references resolved, white space folded where the format
    folds it. Skeleton has `role` None and no text.
    """

    raw: str
    role: Role | None = None
    text: str = ""
    marks: tuple[Mark, ...] = ()
    line: int = field(default=0, compare=False)
    quoting: str = ""
    """How a translation is written into `raw`'s place: a key that only the format itself reads."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What an article says about itself; every field may be empty."""

    headline: str = ""
    date: str = ""
    byline: str = ""
    tags: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """What in a feed is text: a JSONPath or XPath, what it is in an article, and what stands in it.

    `type` is the notation inside of the value: `text`, `html` or `markdown`.
    """

    path: str = ""
    role: Role = Role.PARAGRAPH
    type: str = "text"


@dataclass(frozen=True, slots=True)
class Feed:
    """How the files of a content management system are built: which of their fields are text.

    `paths` are patterns of paths below `articles/`, in which `*` stands for slashes too.
    `language` and `date` are fields' paths, too; `namespaces` are prefixes for XPath with their
    meanings.
    """

    paths: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    language: str = ""
    date: str = ""
    namespaces: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS selectors for the parts of a site's pages; what none is given for is found by content.

    `article` is all that is the article, without what `skip` selects; of what `headline` and
    `lede` select, the first counts.
    """

    article: str = ""
    headline: str = ""
    lede: str = ""
    skip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An article as a partition of its file: the blocks' `raw` joined are the file's text.

    `path` is relative to the project, with slashes. `encoding` brings the bytes back.
    """

    path: str
    format: str
    language: str
    blocks: tuple[Block, ...]
    meta: Meta = Meta()
    encoding: str = "utf-8"
    left_out: tuple[str, ...] = field(default=(), compare=False)
    """Texts that were taken for something else than the article (a card, a footer), for `-v`."""
    selectors: Selectors = Selectors()
    feed: Feed | None = None
    """The settings' feed that the file belongs to, if it does."""
    findings: tuple[Finding, ...] = field(default=(), compare=False)
    """What was odd about the file, and did not stop the reading."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A unit of translation: one msgid, in gettext's terms.

    `context` (msgctxt) is set only for labels, whose single words mean different things in
    different roles. Placeholders are numbered from 1 within the segment.
    """

    text: str
    context: str = ""
    roles: tuple[Role, ...] = field(default=(), compare=False)
    references: tuple[str, ...] = field(default=(), compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)


class Kind(StrEnum):
    """What a term is."""

    TERM = "term"
    OFFICIAL_NAME = "official_name"
    DO_NOT_TRANSLATE = "do_not_translate"
    ACRONYM = "acronym"


class Enforcement(StrEnum):
    """Whether a missed term is an error (`hard`) or advice (`soft`)."""

    HARD = "hard"
    SOFT = "soft"


class Context(StrEnum):
    """Where a term means what the glossary says.

    `swiss` is a Swiss thing whose name others share (a “Federal Chancellor”): it counts only in an
    article about Switzerland. `locale_ch` is a thing of everywhere in Switzerland's wording.
    """

    ANY = "any"
    SWISS = "swiss"
    LOCALE_CH = "locale_ch"


@dataclass(frozen=True, slots=True)
class Wording:
    """A term in one language.

    `forms[0]` is preferred, the others are its equals (the feminine). `variants` say exactly the
    same. `accepted` are right in a translation, but force nothing where a source has them. An
    `ambiguous` acronym stands for the term only where the text introduces it.

    `genders` (`m`, `f`, `n`, a plural's with ` pl`) and `plurals` go with `forms`, one each; `?` is
    one that is not known, and empty are those of which none is.
    """

    forms: tuple[str, ...]
    variants: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    acronym: str = ""
    ambiguous: bool = False
    genders: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary: one concept and its wordings by language.

    `facts` keeps the termbase's other columns (domain, reference, evidence, …) as they stand.
    """

    id: str
    wordings: Mapping[str, Wording] = field(hash=False)
    kind: Kind = Kind.TERM
    enforcement: Enforcement = Enforcement.HARD
    context: Context = Context.ANY
    case_sensitive: bool = False
    part_of_speech: str = ""
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a source text: `text[start:end]`, offsets in code points.

    `form` is the glossary's spelling of what was found, in `language`; `is_acronym` tells whether
    that was the acronym, so that a translation may use its own.
    """

    term: Term
    start: int
    end: int
    form: str = ""
    language: str = ""
    is_acronym: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """What an engine is asked: a sentence without markup, and the terms that matched in it.

    `align` asks for the draft's word alignment too, which costs time; `start` is what the draft
    begins with; `hypotheses` are wanted at most, the best first; `greedy` asks for a quick search.
    """

    text: str
    terms: tuple[Match, ...] = ()
    align: bool = False
    start: str = ""
    hypotheses: int = 1
    greedy: bool = False


Span = tuple[int, int]
"""Start and end in a text, in code points."""

Alignment = tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What an engine answers: a translation, its score (mean log-probability) if it has one.

    `alignment` pairs words as character spans `(source, target)`; empty if it is not known.
    `others` are the next best, as many as were asked for and found. `unattended` are words of the
    source that no word of the draft was written for, as far as the engine can tell: one of them
    says little, several side by side are an omission.
    """

    text: str
    score: float | None = None
    alignment: Alignment = ()
    others: tuple[Draft, ...] = ()
    unattended: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a text: a stable `code`, a sentence, and where it stands."""

    code: str
    severity: Severity
    message: str
    path: str = ""
    line: int = 0
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who wrote a machine draft, as the catalog's comment keeps it.

    `engine` is `name@revision`; `source` and `target` are 8 hexadecimal digits of the SHA-256 of
    the msgid that was translated and of the msgstr that the machine wrote. `omitted` are words of
    the source that nothing in that msgstr seems to stand for, in one short line; "" if none are
    known.
    """

    engine: str
    source: str
    target: str
    omitted: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A segment with its translation, as a catalog holds it.

    `target` is the msgstr, or the first of `targets` (msgstr[0…]) where `plural` (msgid_plural)
    is set. `comments` are the translators' own, without the provenance line. `previous` is the
    msgid (`#|`) that `target` translated before the source changed.
    """

    segment: Segment
    target: str = ""
    plural: str = ""
    targets: tuple[str, ...] = ()
    fuzzy: bool = False
    flags: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    provenance: Provenance | None = None
    previous: str = ""
    obsolete: bool = False
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Catalog:
    """A language's entries for one article, in file order (obsolete ones too), with the header.

    `header` holds the fields in file order. The header's own comments and what else is needed to
    write the file back byte for byte live in `raw`, which only `localize.catalog` reads.
    """

    language: str
    entries: tuple[Entry, ...] = ()
    header: tuple[tuple[str, str], ...] = ()
    path: str = field(default="", compare=False)
    raw: object = field(default=None, compare=False, hash=False, repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """An edition of an article: where it is, its language's own name, in its words who made it."""

    language: str
    name: str
    href: str
    note: str = ""
    direction: str = "ltr"


@dataclass(frozen=True, slots=True)
class Edition:
    """What a page says about itself in one language, in words ready for the reader.

    `links` are all editions that exist, this one and the source included, in the switcher's order.
    `heading` is the switcher's ("See in another language: 2"), `label` says who translated;
    `date` has the time of day if it is known, `day` never has. `is_reviewed` tells that a person
    answers for every sentence. `listing` is where the page lies that lists the editions.
    """

    language: str
    direction: str = "ltr"
    heading: str = ""
    label: str = ""
    date: str = ""
    links: tuple[Link, ...] = ()
    is_source: bool = False
    is_reviewed: bool = False
    listing: str = ""
    day: str = ""
