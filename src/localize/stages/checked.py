"""Which catalogs are checked, by which rules, and what they are translated from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from localize import checks, languages
from localize.errors import ProjectError
from localize.model import Catalog
from localize.project import ARTICLES, LOCALES, Project
from localize.project import articles as all_articles
from localize.settings import RuleSettings
from localize.stages.articles import Article


@dataclass(frozen=True, slots=True)
class Checked:
    """A catalog to check: its file, its language, and the article that it belongs to, if any."""

    file: Path
    language: str
    article: str = ""


def places(project: Project, paths: Sequence[str], targets: Sequence[str]) -> list[Checked]:
    """Give the catalogs of some articles in some languages."""
    return [
        Checked(project.catalog_path(path, language), language, path)
        for path in paths
        for language in targets
    ]


def catalogs(project: Project, files: Iterable[Path]) -> Iterator[Checked]:
    """Find what files are: catalogs in the project's folders, other catalogs, or articles.

    Raises `ProjectError` for a file that is neither.
    """
    known = all_articles(project) if (project.root / ARTICLES).is_dir() else []
    for file in files:
        path = file.resolve()
        if path.suffix == ".po":
            yield _place(project, path, known)
        elif (name := project.relative(path)) in known:
            for language in project.settings.targets:
                yield Checked(project.catalog_path(name, language), language, name)
        else:
            raise ProjectError(f"not a catalog and not an article: {file}", "name .po files")


def codes(project: Project, language: str, rules: RuleSettings) -> frozenset[str]:
    """Give the rules that apply to a language: by the settings, by its own, by the call."""
    general = project.settings.check
    by_tag: Mapping[str, RuleSettings] = dict(general.languages)
    own = by_tag.get(language) or by_tag.get(languages.primary(language)) or RuleSettings()
    select = rules.select or own.select or general.select
    return checks.selected(select, (*general.ignore, *own.ignore, *rules.ignore))


def source_language(project: Project, current: Catalog, article: Article | None = None) -> str:
    """Give the language that a catalog is translated from: its article's, or as it says itself."""
    if article is not None:
        return languages.primary(article.language)
    named = dict(current.header).get("X-Source-Language", "") or project.settings.source
    return languages.primary(named)


def _place(project: Project, path: Path, known: Sequence[str]) -> Checked:
    """Find the language and the article of a catalog by where it lies, else by its header."""
    parts = path.relative_to(project.root).parts if project.root in path.parents else ()
    if parts[:1] == (LOCALES,) and parts[2:3] == ("LC_MESSAGES",):
        language = parts[1].replace("_", "-")
        match = [one for one in known if project.catalog_path(one, language) == path]
        return Checked(path, language, match[0] if match else "")
    return Checked(path, "")
