"""A newsroom's folder: where things lie in it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from localize import formats, languages, settings
from localize.errors import ProjectError
from localize.model import Feed
from localize.settings import Settings, SiteSettings

ARTICLES = "articles"
LOCALES = "locales"
BUILD = "build"
CACHE = ".localize"
SITE = "site"
"""The domain of the interface strings: `locales/<lang>/LC_MESSAGES/site.po`."""
_LISTING = ".languages"


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with articles, and its settings."""

    root: Path
    settings: Settings

    def catalog_path(self, article: str, language: str) -> Path:
        """Give the catalog of an article (its path from the root) in a language."""
        return self.messages(language) / f"{name(article)}.po"

    def template_path(self, article: str) -> Path:
        """Give the `.pot` of an article."""
        return self.root / LOCALES / f"{name(article)}.pot"

    def messages(self, language: str) -> Path:
        """Give a language's folder of catalogs."""
        return self.root / LOCALES / languages.posix(language) / "LC_MESSAGES"

    def page_path(self, article: str, language: str) -> Path:
        """Give the rendered page of an article in a language."""
        return self.root / BUILD / language / f"{name(article)}.html"

    def listing_path(self, article: str, language: str) -> Path:
        """Give the page that lists an article's editions, beside its page in a language."""
        return self.root / BUILD / language / f"{name(article)}{_LISTING}.html"

    def site(self, article: str) -> SiteSettings | None:
        """Give the first site of the settings that an article belongs to."""
        return next((one for one in self.settings.site if _fits(article, one.paths)), None)

    def feed(self, article: str) -> Feed | None:
        """Give the first feed of the settings that a file belongs to; our own formats have none."""
        if PurePosixPath(article).suffix.lower() in formats.SUFFIXES:
            return None
        return next((one for one in self.settings.feed if _fits(article, one.paths)), None)

    def glossary_paths(self) -> list[Path]:
        """Give the termbases that the settings name, sorted; a pattern may match nothing."""
        found = {path for pattern in self.settings.glossaries for path in self.root.glob(pattern)}
        return sorted(path for path in found if path.is_file())

    def engine(self, name: str = "") -> str:
        """Give an engine's name (none: the settings'), its folder found from the root if there."""
        name = name or self.settings.engine
        back_end, _, argument = name.partition(":")
        folder = self.root / argument
        return f"{back_end}:{folder}" if argument and folder.is_dir() else name

    def relative(self, path: Path) -> str:
        """Give a path from the root, with slashes, as messages show it."""
        return path.relative_to(self.root).as_posix() if self.root in path.parents else str(path)


def find(start: Path) -> Project:
    """Give the project that a folder belongs to: the nearest settings file upwards wins.

    Without one, a folder with `articles/` is a project with the default settings. Raises
    `ProjectError` if there is neither, or if the settings are wrong.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        found = settings.read(folder)
        if found is not None:
            return Project(folder, found)
    if (start / ARTICLES).is_dir():
        return Project(start, Settings())
    raise ProjectError(
        f"no {settings.FILE} and no {ARTICLES}/ in {start}",
        "go to a newsroom's folder, or make one here: localize init",
    )


def articles(project: Project, only: Iterable[str] = ()) -> list[str]:
    """Give the articles' paths from the root, sorted; `only` names some of them.

    `only` takes paths, or names with or without suffix. Raises `ProjectError` for an article that
    is not there and for two articles whose catalogs would be the same file.
    """
    if not (project.root / ARTICLES).is_dir():
        raise ProjectError(f"no {ARTICLES}/ in {project.root}", "make it: localize init")
    found = [project.relative(file) for file in _files(project) if _is_article(project, file)]
    _refuse_namesakes(found)
    return [_pick(wanted, found, project) for wanted in only] or found


def idle_feeds(project: Project, found: Iterable[str]) -> list[Feed]:
    """Give the feeds of the settings that none of these articles belongs to."""
    used = {project.feed(article) for article in found}
    return [feed for feed in project.settings.feed if feed not in used]


def assets(project: Project) -> list[Path]:
    """Give the other files among the articles: pictures, style sheets."""
    return [file for file in _files(project) if not _is_article(project, file)]


def name(article: str) -> str:
    """Give an article's name: its path below `articles/`, without suffix."""
    path = PurePosixPath(article)
    below = path.relative_to(ARTICLES) if path.parts[0] == ARTICLES else path
    return str(below.with_suffix(""))


def _files(project: Project) -> list[Path]:
    """Give all files among the articles, sorted; what is hidden is left out."""
    folder = project.root / ARTICLES
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not any(part[0] == "." for part in path.relative_to(folder).parts)
    )


def _is_article(project: Project, file: Path) -> bool:
    return project.feed(project.relative(file)) is not None or formats.is_known(file)


def _fits(article: str, patterns: Sequence[str]) -> bool:
    below = article.removeprefix(f"{ARTICLES}/")
    return any(fnmatchcase(below, pattern) for pattern in patterns)


def _refuse_namesakes(found: list[str]) -> None:
    """Raise `ProjectError` for two articles with one catalog, or one page.

    The interface strings have a catalog too, the list of an article's languages has a page.
    """
    seen = {SITE: "the interface strings"}
    seen |= {f"{name(one)}{_LISTING}".casefold(): f"the languages of {one}" for one in found}
    for article in found:
        other = seen.setdefault(name(article).casefold(), article)
        if other != article:
            raise ProjectError(
                f"two articles with one name: {other} and {article}",
                f"their catalogs would be the same file; rename {article}",
            )


def _refuse_asset(candidates: set[str], project: Project) -> None:
    """Raise `ProjectError` if a person means a file that no format reads."""
    for file in map(project.relative, assets(project)):
        if candidates & {file, str(PurePosixPath(file).with_suffix(""))}:
            hint = "if it is JSON or XML, declare a [[feed]] for it in the settings; see the README"
            raise ProjectError(f"no article, since no format reads it: {file}", hint)


def _pick(wanted: str, found: list[str], project: Project) -> str:
    """Give the article that a person means; raises `ProjectError` with the nearest names."""
    spelling = PurePosixPath(wanted)
    candidates = {str(spelling), f"{ARTICLES}/{spelling}"}
    resolved = Path(wanted).resolve()
    for article in found:
        if candidates & {article, str(PurePosixPath(article).with_suffix(""))}:
            return article
        if resolved == project.root / article:
            return article
    alike = [
        one for one in found if {PurePosixPath(one).stem, PurePosixPath(one).name} & candidates
    ]
    if len(alike) > 1:
        raise ProjectError(
            f"several articles are called {wanted}", f"say which: {', '.join(alike)}"
        )
    if alike:
        return alike[0]
    _refuse_asset(candidates, project)
    near = difflib.get_close_matches(wanted, [name(one) for one in found], n=1, cutoff=0.3)
    hint = f"did you mean “{near[0]}”?" if near else f"articles lie in {ARTICLES}/"
    raise ProjectError(f"no such article: {wanted}", hint)
