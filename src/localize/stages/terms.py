"""The project's glossary as files: read, judged, added to, brought in and out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from localize import catalog, glossary, languages, markup
from localize.errors import GlossaryError, LocalizeError
from localize.glossary import alignment, editing, linting, proposals, tbx
from localize.glossary.alignment import Aligned
from localize.glossary.proposals import Proposal
from localize.model import Finding, State, Term
from localize.project import Project
from localize.stages import articles, files


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: terms that are new, already there, or there but said otherwise."""

    path: Path
    added: tuple[Term, ...]
    known: int
    different: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A proposal with its translations by language, where reviewed catalogs have them."""

    proposal: Proposal
    targets: tuple[tuple[str, Aligned], ...]


def lint(project: Project, paths: Sequence[Path] = ()) -> list[Finding]:
    """Judge the project's termbases, or those files; a row that cannot be read is a finding."""
    items = list(glossary.scan(paths or project.glossary_paths()))
    settings = project.settings
    found = linting.lint(items, languages.primary(settings.source), settings.targets)
    return [replace(one, path=project.relative(Path(one.path))) for one in found]


def add(project: Project, term: Term, path: Path | None = None) -> Term:
    """Write a term behind the others of a termbase; without an id it gets the next one.

    Raises `GlossaryError` if its id or its source is there already, or if it is not clear which
    of several termbases is meant.
    """
    path = (path or _only(project)).resolve()
    others = [other for other in project.glossary_paths() if other != path]
    known = glossary.load([*others, *([path] if path.is_file() else [])])
    term = term if term.id else replace(term, id=editing.next_id(known))
    _refuse_known(term, known, languages.primary(project.settings.source))
    _write(path, [term])
    return term


def bring_in(project: Project, source: Path, path: Path | None = None) -> Imported:
    """Add the terms of a TBX or CSV file to a termbase; ids that are there stay as they are."""
    target = (path or project.root / "glossaries" / f"{source.stem}.csv").resolve()
    terms = glossary.load([source])
    known = {term.id: term for term in glossary.load(project.glossary_paths())}
    added = tuple(term for term in terms if term.id not in known)
    there = [term for term in terms if term.id in known]
    different = tuple(term for term in there if known[term.id] != term)
    if added:
        _write(target, added)
    return Imported(target, added, len(there) - len(different), different)


def bring_out(project: Project, path: Path, style: tbx.Style = tbx.Style.DCA) -> int:
    """Write the project's terms to a TBX or CSV file, by its suffix; gives their number."""
    terms = glossary.load(project.glossary_paths())
    if glossary.is_tbx(path):
        files.write(path, tbx.dump(terms, style).encode())
    elif path.suffix.lower() == ".csv":
        files.write(path, glossary.dump(terms).encode("utf-8-sig"))
    else:
        raise GlossaryError(f"unknown format “{path.suffix}”", "name a .tbx or a .csv file")
    return len(terms)


def propose(
    project: Project, paths: Sequence[str], targets: Sequence[str], least: int
) -> list[Found]:
    """Give terms that the glossary may lack, from articles and their reviewed translations.

    Articles in another language than the project's source are left out, and those that cannot be
    read.
    """
    terms = glossary.load(project.glossary_paths())
    source = languages.primary(project.settings.source)
    read = [(path, one) for path in paths if (one := _article(project, path, source)) is not None]
    texts = [one for _, one in read]
    pairs = {tag: _pairs(project, [path for path, _ in read], tag) for tag in targets}
    return [
        Found(proposal, _aligned(proposal.form, pairs))
        for proposal in proposals.propose(texts, terms, source, least)
    ]


def _aligned(form: str, pairs: dict[str, list[tuple[str, str]]]) -> tuple[tuple[str, Aligned], ...]:
    found = ((tag, alignment.align(form, own, tag)) for tag, own in pairs.items())
    return tuple((tag, one) for tag, one in found if one)


def _article(project: Project, path: str, source: str) -> list[str] | None:
    try:
        article = articles.read(project, path)
    except LocalizeError:
        return None
    texts = [markup.plain(segment.text) for segment in article.segments]
    return texts if languages.primary(article.language) == source else None


def _pairs(project: Project, paths: Sequence[str], language: str) -> list[tuple[str, str]]:
    """Give the reviewed sentences with their translations, as plain text."""
    found = (project.catalog_path(path, language) for path in paths)
    return [
        (markup.plain(entry.segment.text), markup.plain(entry.target))
        for file in found
        if file.is_file()
        for entry in catalog.read(file).entries
        if not entry.obsolete and catalog.state(entry) is State.REVIEWED
    ]


def _only(project: Project) -> Path:
    paths = [path for path in project.glossary_paths() if not glossary.is_tbx(path)]
    if len(paths) == 1:
        return paths[0]
    if not paths:
        return project.root / "glossaries" / "terms.csv"
    names = ", ".join(project.relative(path) for path in paths)
    raise GlossaryError("there are several termbases", f"name one with --file: {names}")


def _refuse_known(term: Term, known: Sequence[Term], source: str) -> None:
    forms = {form.casefold() for form in _forms(term, source)}
    for other in known:
        shared = forms & {form.casefold() for form in _forms(other, source)}
        if other.id == term.id or shared:
            what = f"the id “{term.id}”" if other.id == term.id else f"“{min(shared)}”"
            hint = "change that row in a spreadsheet, or give this term another name"
            raise GlossaryError(f"{what} is there already", hint, path=other.path, line=other.line)


def _forms(term: Term, source: str) -> tuple[str, ...]:
    own = glossary.wording(term, source)
    return (*own.forms, *own.variants) if own else ()


def _write(path: Path, terms: Sequence[Term]) -> None:
    """Put terms behind a termbase's own; one that is not there gets the columns that they need."""
    if path.is_file():
        files.write(path, editing.append(path, terms))
    else:
        files.write(path, glossary.dump(terms).encode("utf-8-sig"))
