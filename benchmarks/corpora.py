"""Parallel text out of Debian and npm packages: `python benchmarks/corpora.py OUT [--work FOLDER]`.

Writes `OUT/en-XX.<name>.tsv` (XX is de, fr or it; source TAB target, one line a pair, none twice),
as `localize train` reads them. Packages are unpacked in FOLDER, which is kept: what is there is not
fetched again. Without it they lie in a temporary folder. 2 GB are fetched, 4 GB when unpacked; that
takes five minutes, with all in FOLDER one or two.

Debian packages come from where apt has them; it has to be bookworm, whose packages are named here
(the text changes with its updates). npm packages have their versions below. The programs apt-get,
dpkg-deb and npm are needed. The texts, and their licences by the packages' copyright files:

ding, ding-phrases
    The dictionary Ding of TU Chemnitz, German only; phrases have six English words or more.
    GPL-2+.
freedict
    The FreeDict dictionaries from and to English. GPL-2+.
pivot-dictionary
    English to French by Ding and the German-French dictionary that FreeDict has from Wiktionary
    (WikDict), from there to Italian by the French-Italian one. Only words of few senses.
    GPL-2+ (Ding) with CC-BY-SA-3.0 (WikDict).
ddtp
    The descriptions of all packages in Debian's main section, by the Debian Description Translation
    Project. The lists state no licence; the packages are free software.
debian-wesnoth
    Catalogs of games: Wesnoth, Freeciv, FreedroidRPG, Unknown Horizons, Warzone 2100, Widelands.
    GPL-2+.
debian-names
    Catalogs of names: ISO codes (LGPL-2.1+), nations of Freeciv and KGeography (GPL-2+).
debian-apps
    Catalogs of applications: digiKam, the rule editor of Freeciv, Gramps, KStars, LyX, WordPress
    (GPL-2+), Krita (GPL and LGPL), Marble (LGPL-2.1+).
libreoffice-help
    MPL-2.0.
gimp-help
    GFDL-1.2+ with no invariant sections.
installation-guide
    That of Debian. GPL-2.
debian-reference
    GPL-2+.
stellarium
    Sky cultures. GPL-2+.
mediawiki
    Messages of MediaWiki (GPL-2+) and its extensions (GPL-2+, some MIT).
cldr-osm-names
    Names of territories, languages, scripts, time zones and emoji of Unicode's CLDR (Unicode-3.0),
    of kinds of places of OpenStreetMap's tagging schema (ISC).
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
import shutil
import string
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import lxml.html
import polib

LANGUAGES = ("de", "fr", "it")
PROGRAMS = ("apt-get", "dpkg-deb", "npm")
SETTINGS = """\
#clear APT::Update;
#clear Acquire::Languages;
Acquire::Languages { "en"; "de"; "fr"; "it"; };
Acquire::GzipIndexes "false";
APT::Sandbox::User "root";
Dir::State::Lists "FOLDER/lists";
Dir::Cache "FOLDER";
Dir::Cache::Archives "FOLDER/archives";
Dir::Cache::PkgCache "packages.bin";
"""

WESNOTH = "data did dm dw ei httt l low nr sof sota sotbe thot trow tsg ttb utbs"
CATALOGS = {  # packages, or catalogs of a package
    "debian-wesnoth": (
        "freeciv-data/freeciv-core",
        "freedroidrpg-data",
        "unknown-horizons",
        "warzone2100-data",
        "widelands-data",
        *(f"wesnoth-1.16-{part}" for part in WESNOTH.split()),
    ),
    "debian-names": ("freeciv-data/freeciv-nations", "iso-codes", "kgeography-data"),
    "debian-apps": (
        "digikam-data",
        "freeciv-data/freeciv-ruledit",
        "gramps",
        "krita-l10n",
        "kstars-data",
        "lyx-common",
        "marble-data",
        "wordpress-l10n/*-*",  # all but the main one
    ),
}
MANUALS = {  # the English package, and its pages
    "libreoffice-help": ("libreoffice-help-en-us", "libreoffice/help/en-US/**/*.html"),
    "gimp-help": ("gimp-help-en", "gimp/2.0/help/en/*.html"),
    "installation-guide": ("installation-guide-amd64", "doc/installation-guide-amd64/en/*.html"),
    "debian-reference": ("debian-reference-en", "debian-reference/*.en.html"),
    "stellarium": ("stellarium-data", "stellarium/skycultures/*/description.en.utf8"),
}
FREEDICT = {"fr": "fra", "it": "ita"}
CLDR = "48.2.0"
TAGGING = "@openstreetmap/id-tagging-schema@6.19.2"
DERIVED = "annotationsDerived"
SYNONYM_KEYS = ("aliases", "terms")

BORDER = re.compile(  # of two sentences
    r"(?:(?<=[.!?])|(?<=[.!?][\"»”“’)]))\s+(?=[\"«„“(]?[A-ZÄÖÜÀÉÈÊÇÔÎ0-9])"
)
WORD = re.compile(r"[a-z]{3}")

NOTE = re.compile(r"\s*(?:\{[^}]*\}|\[[^\]]*\]|\([^)]*\)|<[^>]*>)")
RARE = re.compile(r"\[(?:obs|veraltet|Ös\.\]|alt\])")
NO_WORDS = re.compile(r"/|\.\.\.")
ENGLISH_SHORT = (
    (re.compile(r"sb\./sth\.|sth\./sb\."), "sth."),
    (re.compile(r"\bsb\.'s\b"), "someone's"),
    (re.compile(r"\bsb\b\.?"), "someone"),
    (re.compile(r"\bsth\."), "something"),
)
GERMAN_SHORT = (
    (re.compile(r"jd[nm]?\./etw\.|etw\./jd[nm]\."), "etw."),
    (re.compile(r"\bjds\."), "jemandes"),
    (re.compile(r"\bjdn\."), "jemanden"),
    (re.compile(r"\bjdm\."), "jemandem"),
    (re.compile(r"\bjd\."), "jemand"),
    (re.compile(r"\betw\."), "etwas"),
)

NUMBERS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
PRONOUNCED = re.compile(r"\s*/.*?/|<[^>]*>|\([^)]*\)")
HEADWORD_END = re.compile(r"\s*[/<]")
NUMBER = re.compile(r"^\d+\.\s*")
REMARK = re.compile(r"<[^>]*>|\([^)]*\)|\[[^\]]*\]|\{[^}]*\}")
SYNONYMS = re.compile(r"[,;]")
EXAMPLE = re.compile(r"[:\"]")

DESCRIPTION = re.compile(
    r"^Description-md5: (\w+)\nDescription-\w+: (.*)", re.DOTALL | re.MULTILINE
)
BULLET = re.compile(r"^\s*[*+-]\s+")
INDENTED = re.compile(r"^\s\s")

CATALOG = re.compile(r"[/-](de|fr|it)(?:_(?:DE|FR|IT))?(?:/LC_MESSAGES/[^/]*)?\.mo$")
ACCESS_KEY = re.compile(r"(?<!\w)[&_](?=\w)|(?<=\w)&(?=[a-z])")
PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*[*•-])")
TAG = re.compile(r"</?[a-z][^>]*>")
PLACEHOLDER = re.compile(r"%|\$|\{|\\n|<[a-z/]|&[a-z]+;|\^|\||_\(|@")

ENGLISH = re.compile(r"(?<=[/.-])en(?:-us)?(?=[/.]|$)", re.IGNORECASE)
BLOCKS = ["p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "h5", "title", "caption"]
CONTAINERS = ["p", "li", "dd", "td", "ul", "ol", "table", "pre", "dl", "div"]
CODE = re.compile(r"[<>={}$]")
WIKITEXT = re.compile(r"[{}\[\]<>$|]|'''")
MARKS = re.compile(r"[{}<>]")

Pair = tuple[str, str]


class Corpus(NamedTuple):
    """Pairs of a source and a target, with the target's language and the file's name."""

    language: str
    name: str
    pairs: Iterable[Pair]


class Block(NamedTuple):
    """A block of a page."""

    identifier: str | None
    tag: str
    text: str


def main() -> None:
    """Fetch the packages and write the corpora."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--work", type=Path, metavar="FOLDER", help="where packages are kept")
    arguments = parser.parse_args()
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}")
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        work = (arguments.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        for kind in (dictionaries, descriptions, catalogs, manuals, interfaces, names):
            for corpus in kind(work):
                save(arguments.out, corpus)


def save(out: Path, corpus: Corpus) -> None:
    """Write a corpus that is not empty."""
    pairs = tidy(corpus.pairs)
    if pairs:
        path = out / f"en-{corpus.language}.{corpus.name}.tsv"
        path.write_text("".join(f"{one}\t{other}\n" for one, other in pairs), encoding="utf-8")
        print(f"{path}: {len(pairs)} pairs", flush=True)


def tidy(pairs: Iterable[Pair]) -> list[Pair]:
    """Give each pair once, without those that have an empty side or two sides that are the same."""
    found = dict.fromkeys((flat(one), flat(other)) for one, other in pairs)
    return [(one, other) for one, other in found if one and other and one != other]


def flat(text: str) -> str:
    """Write a text with single spaces."""
    return " ".join(text.split())


def sentences(source: str, target: str) -> list[Pair]:
    """Cut two texts into sentences, if both have as many."""
    sources, targets = BORDER.split(source), BORDER.split(target)
    if len(sources) == len(targets):
        return list(zip(sources, targets, strict=True))
    return [(source, target)]


# Packages


def run(folder: Path, *command: str) -> None:
    """Run a program in a folder."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr.strip()}")


def apt(work: Path) -> Path:
    """Give the folder of apt's settings and lists, which has the descriptions of packages."""
    folder = work / "apt"
    if not (folder / "updated").exists():
        (folder / "lists" / "partial").mkdir(parents=True, exist_ok=True)
        (folder / "archives" / "partial").mkdir(parents=True, exist_ok=True)
        settings = SETTINGS.replace("FOLDER", str(folder))
        (folder / "apt.conf").write_text(settings, encoding="utf-8")
        run(folder, "apt-get", "update", "--config-file=apt.conf")
        (folder / "updated").touch()
    return folder


def debian(work: Path, package: str) -> Path:
    """Give the folder `usr/share` of a Debian package."""

    def fetch(part: Path) -> None:
        run(part, "apt-get", "download", f"--config-file={apt(work) / 'apt.conf'}", package)
        run(part, "dpkg-deb", "--extract", next(part.glob("*.deb")).name, "unpacked")

    return kept(work / "debian" / package, fetch) / "usr" / "share"


def npm(work: Path, package: str) -> Path:
    """Give the folder of an npm package, named with its version."""

    def fetch(part: Path) -> None:
        run(part, "npm", "pack", package)
        with tarfile.open(next(part.glob("*.tgz"))) as archive:
            archive.extractall(part / "unpacked", filter="data")

    return kept(work / "npm" / package.replace("/", "-"), fetch) / "package"


def kept(folder: Path, fetch: Callable[[Path], None]) -> Path:
    """Give a folder, fetched if it is not there: whole, or not at all."""
    if not folder.exists():
        print(f"fetching {folder.name}", flush=True)
        folder.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as name:
            fetch(Path(name))
            (Path(name) / "unpacked").rename(folder)
    return folder


# Dictionaries


def dictionaries(work: Path) -> Iterator[Corpus]:
    """Give the dictionaries, and those that are made through German."""
    german = tidy(ding(work))
    yield Corpus("de", "ding", [pair for pair in german if len(pair[0].split()) < 6])
    yield Corpus("de", "ding-phrases", [pair for pair in german if len(pair[0].split()) >= 6])
    for language, code in FREEDICT.items():
        yield Corpus(language, "freedict", freedict(work, code))
    french = through_german(german, senses(work, "deu-fra"))
    further = senses(work, "fra-ita")
    italian = {word: further[one][0] for word, one in french.items() if one in further}
    for language, words in (("fr", french), ("it", italian)):
        yield Corpus(language, "pivot-dictionary", singulars(words))


def ding(work: Path) -> Iterator[Pair]:
    """Give the English words of Ding, each with the first German one of its meaning."""
    text = (debian(work, "trans-de-en") / "trans" / "de-en").read_text(encoding="utf-8")
    for line in text.split("\n"):
        german, _, english = line.partition(" :: ")
        targets, sources = outside(german, "|"), outside(english, "|")
        if line.startswith("#") or len(sources) != len(targets):
            continue
        for source, target in zip(sources, targets, strict=True):
            usual = [one for one in outside(target, ";") if not RARE.search(one)]
            first = written_out(usual, GERMAN_SHORT)[:1]
            for word in written_out(outside(source, ";"), ENGLISH_SHORT)[:4] if first else ():
                yield word, first[0]
                if word.startswith("to ") and len(word.split()) < 4 and " " not in first[0]:
                    yield word.removeprefix("to "), first[0]


def outside(text: str, separator: str) -> list[str]:
    """Split a text at the separators that are in no brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth = max(0, depth + (sign in "([{") - (sign in ")]}"))
        if sign == separator and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def written_out(words: Iterable[str], short: Iterable[tuple[re.Pattern[str], str]]) -> list[str]:
    """Give words without notes and abbreviations."""
    found = []
    for word in words:
        full = NOTE.sub("", word)
        for pattern, long in short:
            full = pattern.sub(long, full)
        found.append(flat(full).strip(" ,"))
    return [word for word in found if len(word) > 1 and not NO_WORDS.search(word)]


def freedict(work: Path, code: str) -> Iterator[Pair]:
    """Give what both dictionaries of English and a language say: from English one sense a word."""
    for head, lines in entries(work, f"eng-{code}"):
        yield from ((PRONOUNCED.sub("", head), word) for word in first_words(lines)[:1])
    for head, lines in entries(work, f"{code}-eng"):
        yield from ((word, PRONOUNCED.sub("", head)) for word in first_words(lines))


def first_words(lines: Iterable[str]) -> list[str]:
    """Give the first translation of each sense, or an empty text if it has six words or more."""
    plain = (REMARK.sub("", NUMBER.sub("", line.strip())).strip() for line in lines)
    words = [flat(SYNONYMS.split(one)[0]) for one in plain if one and not EXAMPLE.search(one)]
    return [word if len(word.split()) < 6 else "" for word in words]


def entries(work: Path, languages: str) -> Iterator[tuple[str, list[str]]]:
    """Give the entries of a FreeDict dictionary (form of dictd): headword, then its other lines."""
    folder = debian(work, f"dict-freedict-{languages}") / "dictd"
    data = gzip.decompress((folder / f"freedict-{languages}.dict.dz").read_bytes())
    index = (folder / f"freedict-{languages}.index").read_text(encoding="utf-8")
    for line in index.splitlines():
        word, start, length = line.split("\t")
        if not word.startswith("00"):
            body = data[number(start) : number(start) + number(length)]
            head, *lines = body.decode("utf-8", "replace").rstrip("\n").split("\n")
            yield head, lines


def number(digits: str) -> int:
    """Read a number of dictd's index, to the base of 64."""
    value = 0
    for digit in digits:
        value = value * 64 + NUMBERS.index(digit)
    return value


def senses(work: Path, languages: str) -> dict[str, list[str]]:
    """Give the translations of the words that have at most two and are no names."""
    found: dict[str, list[str]] = defaultdict(list)
    for head, lines in entries(work, languages):
        numbered = [line for line in lines if NUMBER.match(line)] or lines[:1]
        words = [NUMBER.sub("", line).split(",")[0].split(" 2.")[0].strip() for line in numbered]
        if "<pn>" not in head:
            name = HEADWORD_END.split(head)[0].strip()
            found[name] += [word for word in words if word and len(word.split()) < 4]
    return {head: words for head, words in found.items() if 1 <= len(set(words)) <= 2}


def through_german(german: Iterable[Pair], further: dict[str, list[str]]) -> dict[str, str]:
    """Translate words of at most three German senses: by the only way, or by two that agree."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for source, target in german:
        by_word[source].append(target)
    found = {}
    for word, targets in by_word.items():
        if len(word.split()) <= 3 and len(targets) <= 3:
            votes = Counter(further[one][0] for one in targets if one in further)
            for best, count in votes.most_common(1):
                if count > 1 or len(votes) == 1:
                    found[word] = best
    return found


def singulars(words: dict[str, str]) -> Iterator[Pair]:
    """Give words without the forms in -s that have the translation of the form without."""
    for word, target in words.items():
        if not (word.endswith("s") and words.get(word[:-1]) == target):
            yield word, target


# Descriptions of packages


def descriptions(work: Path) -> Iterator[Corpus]:
    """Give the descriptions of Debian packages."""
    english = dict(described(work, "en"))
    for language in LANGUAGES:
        pairs: list[Pair] = []
        for digest, targets in described(work, language):
            sources = english.get(digest, [])
            if len(sources) == len(targets):
                for source, target in zip(sources, targets, strict=True):
                    if "<trans>" not in target:
                        pairs += sentences(source, target)
        yield Corpus(language, "ddtp", pairs)


def described(work: Path, language: str) -> Iterator[tuple[str, list[str]]]:
    """Give the digest of each English description and the paragraphs of one in a language."""
    for file in sorted((apt(work) / "lists").glob(f"*_i18n_Translation-{language}")):
        for record in file.read_text(encoding="utf-8").split("\n\n"):
            found = DESCRIPTION.search(record)
            if found:
                yield found[1], paragraphs(found[2])


def paragraphs(text: str) -> list[str]:
    """Give a description's paragraphs; points of lists and indented lines begin new ones."""
    first, *rest = text.split("\n")
    groups = [[first], []]
    for line in rest:
        if line.strip() == ".":
            groups.append([])
        elif BULLET.match(line) or INDENTED.match(line):
            groups.append([BULLET.sub("", line)])
        else:
            groups[-1].append(line)
    return [text for group in groups if (text := flat(" ".join(group)))]


# Catalogs


def catalogs(work: Path) -> Iterator[Corpus]:
    """Give the messages of compiled catalogs."""
    for name, packages in CATALOGS.items():
        pairs: dict[str, list[Pair]] = defaultdict(list)
        for package, _, domain in (one.partition("/") for one in packages):
            for file in sorted(debian(work, package).rglob(f"{domain or '*'}.mo")):
                found = CATALOG.search(str(file))
                if found:
                    pairs[found[1]] += messages(file, interface=name == "debian-apps")
        for language in LANGUAGES:
            yield Corpus(language, name, pairs[language])


def messages(file: Path, *, interface: bool) -> Iterator[Pair]:
    """Give a catalog's sentences; of an interface those of three words or more."""
    for entry in polib.mofile(str(file)):
        texts = [html.unescape(text) for text in (entry.msgid, entry.msgstr)]
        if "^" in entry.msgid:  # Wesnoth's contexts stand before it
            texts = [text.rpartition("^")[2] for text in texts]
        if interface:
            texts = [ACCESS_KEY.sub("", text) for text in texts]
        sources, targets = ([one for one in PARAGRAPH.split(x) if one.strip()] for x in texts)
        if entry.msgid_plural or len(sources) != len(targets):
            continue
        for pair in zip(sources, targets, strict=True):
            source, target = (flat(TAG.sub("", one)) for one in pair)
            wanted = WORD.search(source) and not (interface and len(source.split()) < 3)
            if wanted and not PLACEHOLDER.search(source) and not PLACEHOLDER.search(target):
                yield from sentences(source, target)


# Manuals


def manuals(work: Path) -> Iterator[Corpus]:
    """Give the blocks of manuals in HTML."""
    for name, (package, pages) in MANUALS.items():
        base = debian(work, package)
        english = {page: blocks(page) for page in sorted(base.glob(pages))}
        for language in LANGUAGES:
            other = debian(work, ENGLISH.sub(language, package))
            pairs: list[Pair] = []
            for page, sources in english.items():
                translated = other / ENGLISH.sub(language, str(page.relative_to(base)))
                if translated.exists():
                    paired = by_name if name == "libreoffice-help" else by_place
                    pairs += paired(sources, blocks(translated))
            yield Corpus(
                language, name, [one for pair in pairs for one in sentences_of_prose(pair)]
            )


def blocks(page: Path) -> list[Block]:
    """Give a page's innermost blocks."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    root = lxml.html.parse(str(page), parser=parser).getroot()
    return [
        Block(one.get("id"), one.tag, flat(one.text_content()))
        for one in (() if root is None else root.iter(*BLOCKS))
        if next(one.iterdescendants(*CONTAINERS), None) is None
    ]


def by_name(sources: list[Block], targets: list[Block]) -> list[Pair]:
    """Pair the blocks that have the same name."""
    known = {one.identifier: one.text for one in targets if one.identifier}
    return [(one.text, known[one.identifier]) for one in sources if one.identifier in known]


def by_place(sources: list[Block], targets: list[Block]) -> list[Pair]:
    """Pair the blocks of two pages that have the same tags all through."""
    if [one.tag for one in sources] != [one.tag for one in targets]:
        return []
    return [(one.text, other.text) for one, other in zip(sources, targets, strict=True)]


def sentences_of_prose(pair: Pair) -> list[Pair]:
    """Give the sentences of two blocks without those that look like code."""
    found = sentences(*pair) if all(pair) else []
    return [one for one in found if WORD.search(one[0]) and not CODE.search(one[0])]


# JSON


def interfaces(work: Path) -> Iterator[Corpus]:
    """Give the messages of MediaWiki, those of three words or more without wikitext."""
    roots = [debian(work, package) / "mediawiki" for package in ("mediawiki", "mediawiki-classes")]
    files = [file for root in roots for file in sorted(root.rglob("i18n/**/en.json"))]
    english = {file: load(file) for file in files}
    for language in LANGUAGES:
        translations = {file: file.with_name(f"{language}.json") for file in files}
        pairs = [
            (html.unescape(source), html.unescape(target))
            for file, other in translations.items()
            if other.exists()
            for source, target in leaves(english[file], load(other))
            if len(source.split()) > 2 and not WIKITEXT.search(source + target)
        ]
        yield Corpus(language, "mediawiki", pairs)


def names(work: Path) -> Iterator[Corpus]:
    """Give the names of OpenStreetMap's tagging schema and of CLDR."""
    for language in LANGUAGES:
        root = npm(work, TAGGING) / "dist" / "translations"
        english, other = (load(root / f"{one}.json")[one] for one in ("en", language))
        kinds = [pair for pair in leaves(english, other) if not MARKS.search("".join(pair))]
        pairs = [*kinds, *emoji(work, language), *displayed(work, language), *zones(work, language)]
        yield Corpus(language, "cldr-osm-names", pairs)


def emoji(work: Path, language: str) -> Iterator[Pair]:
    """Give the names of emoji, without those that have a colon for their parts."""
    for package, key in (("annotations", "annotations"), ("annotations-derived", DERIVED)):
        root = npm(work, f"cldr-{package}-full@{CLDR}") / key
        english, other = (
            load(root / one / "annotations.json")[key]["annotations"] for one in ("en", language)
        )
        for sign, known in english.items():
            if "tts" in known and "tts" in other.get(sign, ()) and ":" not in known["tts"][0]:
                yield known["tts"][0], other[sign]["tts"][0]


def displayed(work: Path, language: str) -> Iterator[Pair]:
    """Give the names of territories, languages and scripts, without the shorter and longer ones."""
    for kind in ("territories", "languages", "scripts"):
        english, other = (
            cldr(work, "localenames", one, f"{kind}.json")["localeDisplayNames"][kind]
            for one in ("en", language)
        )
        yield from leaves({key: name for key, name in english.items() if "-alt-" not in key}, other)


def zones(work: Path, language: str) -> Iterator[Pair]:
    """Give the names of time zones and of their cities."""
    english, other = (
        cldr(work, "dates", one, "timeZoneNames.json")["dates"]["timeZoneNames"]
        for one in ("en", language)
    )
    for key in ("zone", "metazone"):
        yield from leaves(english[key], other[key])


def cldr(work: Path, package: str, language: str, file: str) -> Any:  # noqa: ANN401 - JSON
    """Read a language's file of CLDR."""
    root = npm(work, f"cldr-{package}-full@{CLDR}")
    return load(root / "main" / language / file)["main"][language]


def leaves(source: object, target: object) -> Iterator[Pair]:
    """Pair the texts that stand at the same place of two trees; lists of synonyms are none."""
    if isinstance(source, dict) and isinstance(target, dict):
        for key in source:
            if key in target and key not in SYNONYM_KEYS:
                yield from leaves(source[key], target[key])
    elif isinstance(source, str) and isinstance(target, str):
        yield source, target


def load(path: Path) -> Any:  # noqa: ANN401 - JSON
    """Read a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
