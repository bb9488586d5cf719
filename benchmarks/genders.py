"""Gender and plural of a termbase's Italian, French and German forms, told by a corpus.

`python benchmarks/genders.py TERMBASE CORPORA_FOLDER [--write]` reads the folder's `xx-yy.*.tsv.xz`
(two languages, TAB between) and counts the articles before each form's noun. It prints, for every
form, what it holds for its gender and plural, why, and the counts for : against. `--write` fills
the columns `de_gender`, `de_plural`, … where they are empty; `?` is what is not told.

`glossaries/README.md` says what counts as clear evidence.
"""

from __future__ import annotations

import argparse
import csv
import io
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from localize.glossary.surface import inflections

LANGUAGES = ("it", "fr", "de")
"""Italian first: its articles alone tell a plural from a feminine, German's do not."""
LEAST = 5
SHARE = 0.9
UNKNOWN = "?"
LEFT_OUT = re.compile("debian|docs|eforms|espd|ffii|freebsd|gnome|mozilla|tails|tatoeba|www")
ARTICLES = {
    "de": {
        "f": "eine einer zur die",
        "m": "den einen der",
        "n": "das ins",
        "m or n": "dem des zum im vom beim am einem eines",
        "plural": "die alle mehrere einige viele zwei drei vier beide beiden",
    },
    "fr": {
        "m": "le du au un ce cet",
        "f": "la une cette",
        "plural": "les des aux ces ses leurs plusieurs",
    },
    "it": {
        "m": "il lo un uno del dello al allo nel nello dal dallo sul sullo questo quello",
        "f": "la una un' della alla nella dalla sulla questa quella",
        "m pl": "i gli dei degli ai agli nei negli dai dagli sui sugli questi",
        "f pl": "le delle alle nelle dalle sulle queste",
    },
}
ADJECTIVES = {
    "m": "fédéral national cantonal pénal civil administratif général public direct étranger "
    "personnel social professionnel exécutif européen",
    "f": "fédérale nationale cantonale pénale civile administrative générale publique directe "
    "étrangère personnelle sociale professionnelle exécutive européenne",
    "m pl": "fédéraux nationaux cantonaux pénaux civils administratifs généraux publics étrangers "
    "personnels sociaux professionnels",
    "f pl": "fédérales nationales cantonales pénales civiles administratives générales publiques "
    "étrangères personnelles sociales professionnelles",
}
"""French adjectives that show the gender of the noun that they stand behind."""
FEMININE = re.compile(r"(?<!spr)(?<!schw)(ung|heit|keit|schaft|ion|tät|innen)$|[^e]in$")
STRONG = re.compile(r"^[a-zäöüA-ZÄÖÜ][a-zäöüß]+e([rs])$")
PLACE = re.compile(r"^(Schweiz|Zürch|Bern)er$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?![\w-])['’]?")
_GERMAN_LINK = re.compile(
    r" (?:an|auf|aus|bei|der|des|für|gegen|im|in|mit|nach|über|von|vom|zum|zur)\b|,"
)
_GERMAN_FIRST = re.compile(r"\b\w+- und ")
_ROMANCE_ARTICLE = re.compile(r"^(?:Il|La|Le|Les) ")
_COORDINATED = re.compile(r"^\w+ (?:e|et|und) ")
_SHORTEST = 4


class Found(NamedTuple):
    """A verdict, why, and the counts for and against it."""

    value: str = UNKNOWN
    why: str = ""
    good: int = 0
    bad: int = 0


class Corpus:
    """Counts of the words that matter in a language."""

    def __init__(self, lines: Iterable[str], language: str, forms: Sequence[str]) -> None:
        self.language = language
        nouns = {part for form in forms for part in parts(noun(form, language), language)}
        self._words = nouns | {many for one in nouns for many in plurals(one, language)}
        self._words |= {one for form in forms for one in _compounds(form, language)}
        self._phrases: dict[str, list[list[str]]] = defaultdict(list)
        for form in forms if language != "de" else ():
            for phrase in map(_WORD.findall, inflections(form, language)[1:]):
                self._phrases[phrase[0]].append(phrase)
        self.before: dict[str, Counter[str]] = defaultdict(Counter)
        self.behind: dict[str, Counter[str]] = defaultdict(Counter)
        self.whole: Counter[str] = Counter()
        for line in lines:
            self._read(_WORD.findall(line.replace("’", "'")))

    def _read(self, words: Sequence[str]) -> None:
        for index, word in enumerate(words):
            if word in self._words:
                self._count(words, index)
            for phrase in self._phrases.get(word, ()):
                if list(words[index : index + len(phrase)]) == phrase:
                    self.whole[" ".join(phrase)] += 1

    def _count(self, words: Sequence[str], index: int) -> None:
        before = [word.lower() for word in words[max(0, index - 2) : index]]
        if self.language == "de" and len(before) > 1 and _is_adjective(before[1]):
            before.pop()
        if before:
            self.before[words[index]][before[-1]] += 1
        if index + 1 < len(words):
            self.behind[words[index]][words[index + 1]] += 1

    def total(self, word: str, articles: str) -> int:
        """Give how often one of these articles stands before a word."""
        return sum(self.before[word][article] for article in articles.split())


def _is_adjective(word: str) -> bool:
    """Tell whether a German word in small letters may be an adjective between article and noun."""
    articles = " ".join(ARTICLES["de"].values()).split()
    return word not in articles and re.fullmatch("[a-zäöüß]{3,}e[nmrs]?", word) is not None


def main() -> None:
    """Count, judge, print, and write if that is wanted."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("termbase", type=Path)
    options.add_argument("corpora", type=Path)
    options.add_argument("--write", action="store_true")
    asked = options.parse_args()
    text = io.StringIO(asked.termbase.read_text(encoding="utf-8-sig"), newline="")
    table = list(csv.DictReader(text, delimiter=";"))
    rows = [row for row in table if row["kind"] in {"term", "official_name"}]
    rows = [row for row in rows if row["part_of_speech"] in {"noun", "proper"}]
    for language in LANGUAGES:
        forms = [form for row in rows for form in split(row[language])]
        corpus = Corpus(texts(asked.corpora, language), language, forms)
        for row in rows:
            fill(row, corpus)
    if asked.write:
        write(asked.termbase, table)


def split(cell: str) -> list[str]:
    """Give a cell's forms."""
    return [form.strip() for form in cell.split("|") if form.strip()]


def texts(folder: Path, language: str) -> Iterator[str]:
    """Give the corpora's lines in a language."""
    for path in sorted(folder.glob("*.tsv.xz")):
        pair = path.name.split(".", 1)[0].split("-")
        if language in pair and not LEFT_OUT.search(path.name):
            with lzma.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    yield line.rstrip("\n").split("\t")[pair.index(language)]


def noun(form: str, language: str) -> str:
    """Give a form's noun: in German the last word before a preposition, else the first word."""
    if language != "de":
        return (_WORD.findall(_ROMANCE_ARTICLE.sub("", form)) or [form])[0]
    words = _GERMAN_LINK.split(_GERMAN_FIRST.sub("", form))[0].split()
    has_attribute = form[0].isupper() and any(word[0].islower() for word in words)
    if len(words) > 1 and (words[0] in {"Kanton", "Schutzstatus"} or has_attribute):
        return words[0]
    return words[-1] if words else form


def parts(word: str, language: str) -> list[str]:
    """Give a noun, and in German what may be the last part of a compound, the longest first."""
    if language != "de":
        return [word]
    ends = [word[start:] for start in range(1, len(word) - _SHORTEST + 1)]
    return [word, *(end.lstrip("-")[:1].upper() + end.lstrip("-")[1:] for end in ends)]


def gender(form: str, corpus: Corpus, *, many: bool) -> Found:
    """Give the gender of a form; `many` tells that another language has a plural there."""
    word = noun(form, corpus.language)
    if _COORDINATED.search(form):
        return Found()
    if corpus.language == "it":
        return italian(word, corpus)
    if corpus.language == "fr":
        return french(word, corpus)
    told = by_form(form, word)
    if told.value == UNKNOWN and many:
        return Found("pl", "other languages")
    found = (german(part, corpus) for part in parts(word, "de"))
    return next((one for one in [told, *found] if one.value != UNKNOWN), Found())


def by_form(form: str, word: str) -> Found:
    """Tell a German gender by the ending of an adjective (“Eidgenössisches”), or of the noun."""
    for adjective in form.split(word, maxsplit=1)[0].split():
        strong = STRONG.match(adjective)
        if strong and not PLACE.match(adjective):
            return Found({"r": "m", "s": "n"}[strong[1]], "adjective")
    return Found("f", "ending") if FEMININE.search(word) else Found()


def german(word: str, corpus: Corpus) -> Found:
    """Tell a German noun's gender: “der” and “die” count once the other articles speak."""
    kinds = {what: corpus.total(word, words) for what, words in ARTICLES["de"].items()}
    either = kinds["m or n"] + corpus.total(word, "den einen das ins")
    feminine = clear("articles", {"f": kinds["f"], "other": either})
    if feminine.value == "f":
        return feminine
    is_masculine_or_neuter = either >= LEAST and either >= 0.7 * (either + kinds["f"])
    return (
        clear("articles", {"m": kinds["m"], "n": kinds["n"]}) if is_masculine_or_neuter else Found()
    )


def italian(word: str, corpus: Corpus) -> Found:
    """Tell an Italian noun's gender and number by articles; `autorità` is one or many."""
    kinds = {what: corpus.total(word, words) for what, words in ARTICLES["it"].items()}
    if word.endswith(("à", "è", "ì", "ò", "ù")):
        kinds = {what: kinds[what] + kinds[f"{what} pl"] for what in ("m", "f")}
    return clear("articles", kinds)


def french(word: str, corpus: Corpus) -> Found:
    """Tell a French noun's gender by articles, and by adjectives behind it (“les” tells none)."""
    behind = {
        what: sum(corpus.behind[word][each] for each in words.split())
        for what, words in ADJECTIVES.items()
    }
    one = {what: behind[what] + corpus.total(word, ARTICLES["fr"][what]) for what in ("m", "f")}
    plural = corpus.total(word, ARTICLES["fr"]["plural"])
    if plural >= LEAST and plural > SHARE * (plural + sum(one.values())):
        found = clear("adjectives", {what: behind[what] for what in ("m pl", "f pl")})
        return (
            found if found.value != UNKNOWN else Found("pl", "articles", plural, sum(one.values()))
        )
    return clear("articles", one)


def clear(why: str, kinds: Mapping[str, int]) -> Found:
    """Give the kind that has at least `LEAST` and `SHARE` of all counts."""
    what = max(kinds, key=kinds.__getitem__)
    good, bad = kinds[what], sum(kinds.values()) - kinds[what]
    is_clear = good >= LEAST and good >= SHARE * (good + bad)
    return Found(what if is_clear else UNKNOWN, why, good, bad)


def plurals(word: str, language: str) -> list[str]:
    """Give what may be a noun's plural."""
    found = [each for each in inflections(word, language) if each != word]
    if language != "de":
        return found
    found = [each for each in found if not each.endswith("s") or word[-1] in "aiou"]
    found += [word] if word.endswith(("er", "el", "en")) else []
    found += [word[:-2] + "en"] if word.endswith("um") else []
    return [*found, f"{word}nen"] if word.endswith("in") else found


def _compounds(form: str, language: str) -> Iterator[str]:
    """Give what may be the plural of a German compound, by the plurals of its last part."""
    word = noun(form, language)
    for part in parts(word, language)[1:] if language == "de" else ():
        head = word[: len(word) - len(part)]
        for many in plurals(part, "de"):
            yield head + (many if head.endswith("-") else many.lower())


def plural(form: str, corpus: Corpus, own: str) -> Found:
    """Give a form's plural, where the corpus has it behind plural articles."""
    if own not in {"m", "f", "n"}:
        return Found()
    if corpus.language == "de":
        word = noun(form, "de")
        ends = [part for part in parts(word, "de") if part == word or len(part) > _SHORTEST]
        found = (_german_plural(form, part, corpus, own) for part in ends)
        return next((one for one in found if one.value != UNKNOWN), Found())
    for many in inflections(form, corpus.language)[1:]:
        often = corpus.whole[" ".join(_WORD.findall(many))]
        if often >= LEAST:
            return Found(many, "stands", often)
    return Found()


def _german_plural(form: str, part: str, corpus: Corpus, own: str) -> Found:
    kinds = {
        each: corpus.total(each, ARTICLES["de"]["plural"])
        for each in plurals(part, "de")
        if own != "f" or each != part
    }
    found = clear("articles", kinds) if kinds else Found()
    word = noun(form, "de")
    head = word[: len(word) - len(part)]
    whole = head + (found.value if head.endswith("-") or not head else found.value.lower())
    is_attested = sum(corpus.before[whole].values()) >= LEAST
    before, _, behind = form.partition(word)
    if found.value == UNKNOWN or "-" in before or not is_attested:
        return Found()
    declined = [
        each if PLACE.match(each) else re.sub("e[rs]?$", "e", each) for each in before.split()
    ]
    return found._replace(value=" ".join([*declined, whole]) + behind)


def fill(row: dict[str, str], corpus: Corpus) -> None:
    """Judge a row's forms, print what was found, and fill the cells that are empty."""
    language = corpus.language
    is_many = all("pl" in row.get(f"{other}_gender", "") for other in ("it", "fr"))
    forms = split(row[language])
    genders = [gender(form, corpus, many=is_many) for form in forms]
    if language == "de" and len(forms) > 1 and forms[0] == f"{forms[1]}r":
        genders = [Found("m", "adjective"), Found("f", "adjective")]
    many = [Found()] * len(forms)
    if row["part_of_speech"] == "noun" and (
        not genders or genders[0].why != "adjective" or " " in forms[0]
    ):
        many = [plural(form, corpus, one.value) for form, one in zip(forms, genders, strict=True)]
    for form, one, other in zip(forms, genders, many, strict=True):
        counts = (f"{each.good}:{each.bad}" for each in (one, other))
        print(row["term_id"], language, form, one.value, one.why, other.value, *counts, sep="\t")
    for part, values in (("gender", genders), ("plural", many)):
        if not row.get(f"{language}_{part}") and any(one.value != UNKNOWN for one in values):
            row[f"{language}_{part}"] = " | ".join(one.value for one in values)


def write(path: Path, table: Sequence[Mapping[str, str]]) -> None:
    """Write the termbase with the new columns behind each language's own."""
    names = [name for name in table[0] if not name.endswith(("_gender", "_plural"))]
    for language in LANGUAGES:
        place = names.index(language) + 1
        names[place:place] = [f"{language}_gender", f"{language}_plural"]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([names, *([row.get(name, "") for name in names] for row in table)])
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


if __name__ == "__main__":
    main()
