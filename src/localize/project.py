"""A newsroom's folder: its settings, and where things lie in it."""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, Literal

from localize import formats, languages
from localize.errors import ProjectError

SETTINGS_FILE = "localize.toml"
ARTICLES = "articles"
LOCALES = "locales"
BUILD = "build"
CACHE = ".localize"
_NARROWEST, _WIDEST_BEAM, _MOST_WORKERS = 20, 32, 64
SITE = "site"
"""The domain of the interface strings: `locales/<lang>/LC_MESSAGES/site.po`."""


@dataclass(frozen=True, slots=True)
class CatalogSettings:
    """How catalogs are written: `wrap` is a width in columns, or "newlines"."""

    wrap: int | Literal["newlines"] = 79


@dataclass(frozen=True, slots=True)
class PublishSettings:
    """When a page may be published, and the address that `hreflang` links start with."""

    require: str = "reviewed"
    base_url: str = ""


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """Codes of rules: only these (none named: all), and not those."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """The rules to apply, in general and by language tag; the least severity that fails."""

    fail_on: str = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    languages: tuple[tuple[str, RuleSettings], ...] = ()


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How the engine searches: `beam` 1 is greedy; `workers` 0 is one for each core."""

    beam: int = 4
    workers: int = 0


@dataclass(frozen=True, slots=True)
class ConvertedSettings:
    """The type of number that converted models compute with."""

    compute: str = "int8"


@dataclass(frozen=True, slots=True)
class PretrainedSettings:
    """The type of number that transformers' models compute with."""

    compute: str = "float32"


@dataclass(frozen=True, slots=True)
class Settings:
    """What `localize.toml` (or `[tool.localize]`) says."""

    source: str = "en"
    targets: tuple[str, ...] = ("de", "fr", "it")
    segmentation: str = "sentence"
    engine: str = "embedded"
    glossaries: tuple[str, ...] = ("glossaries/*.csv",)
    catalog: CatalogSettings = field(default_factory=CatalogSettings)
    publish: PublishSettings = field(default_factory=PublishSettings)
    check: CheckSettings = field(default_factory=CheckSettings)
    embedded: EngineSettings = field(default_factory=EngineSettings)
    ctranslate2: ConvertedSettings = field(default_factory=ConvertedSettings)
    transformers: PretrainedSettings = field(default_factory=PretrainedSettings)


CHOICES = {
    "segmentation": ("sentence", "paragraph"),
    "publish.require": ("translated", "reviewed"),
    "check.fail_on": ("error", "warning", "info"),
    "ctranslate2.compute": ("int8", "int16", "bfloat16", "float32"),
    "transformers.compute": ("float32", "bfloat16"),
}


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
    if not start.is_dir():
        raise ProjectError(f"no such folder: {start}", "name an existing folder after -C")
    start = start.resolve()
    for folder in (start, *start.parents):
        table = _table(folder)
        if table is not None:
            return Project(folder, read_settings(*table))
    if (start / ARTICLES).is_dir():
        return Project(start, Settings())
    raise ProjectError(
        f"no {SETTINGS_FILE} and no {ARTICLES}/ in {start}",
        "go to a newsroom's folder, or make one here: localize init",
    )


def articles(project: Project, only: Iterable[str] = ()) -> list[str]:
    """Give the articles' paths from the root, sorted; `only` names some of them.

    `only` takes paths, or names with or without suffix. Raises `ProjectError` for an article that
    is not there and for two articles whose catalogs would be the same file.
    """
    if not (project.root / ARTICLES).is_dir():
        raise ProjectError(f"no {ARTICLES}/ in {project.root}", "make it: localize init")
    found = [project.relative(file) for file in _files(project) if _is_article(file)]
    _refuse_namesakes(found)
    return [_pick(wanted, found, project) for wanted in only] or found


def assets(project: Project) -> list[Path]:
    """Give the other files among the articles: pictures, style sheets."""
    return [file for file in _files(project) if not _is_article(file)]


def name(article: str) -> str:
    """Give an article's name: its path below `articles/`, without suffix."""
    path = PurePosixPath(article)
    below = path.relative_to(ARTICLES) if path.parts[0] == ARTICLES else path
    return str(below.with_suffix(""))


def read_settings(table: Mapping[str, Any], path: Path) -> Settings:
    """Check a settings table; raises `ProjectError` with the nearest known key or value."""
    settings: Settings = _fill(Settings, table, "", path)
    for key, choices in CHOICES.items():
        value = _value(settings, key)
        if value not in choices:
            raise ProjectError(f"{key} = {value!r}", f"one of: {', '.join(choices)}", path=path)
    _check_ranges(settings, path)
    for tag in (settings.source, *settings.targets):
        languages.parse(tag)
    return settings


def _files(project: Project) -> list[Path]:
    """Give all files among the articles, sorted; what is hidden is left out."""
    folder = project.root / ARTICLES
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not any(part[0] == "." for part in path.relative_to(folder).parts)
    )


def _is_article(file: Path) -> bool:
    return file.suffix.lower() in formats.SUFFIXES


def _check_ranges(settings: Settings, path: Path) -> None:
    """Raise `ProjectError` for values of the right type that cannot be meant."""
    wrap, url = settings.catalog.wrap, settings.publish.base_url
    right = {
        "catalog.wrap takes a width from 20, or “newlines”": wrap == "newlines"
        or (type(wrap) is int and wrap >= _NARROWEST),
        f"embedded.beam takes 1 to {_WIDEST_BEAM}": 1 <= settings.embedded.beam <= _WIDEST_BEAM,
        f"embedded.workers takes 0 to {_MOST_WORKERS}": 0
        <= settings.embedded.workers
        <= _MOST_WORKERS,
        "publish.base_url takes an address": not url or url.startswith(("https://", "http://")),
        "glossaries are patterns of files below this folder": all(
            pattern and not PurePath(pattern).is_absolute() for pattern in settings.glossaries
        ),
    }
    for message, is_right in right.items():
        if not is_right:
            raise ProjectError(message, "the README's table of settings has an example", path=path)


def _table(folder: Path) -> tuple[Mapping[str, Any], Path] | None:
    """Give the settings table of a folder, and the file it stands in."""
    path = folder / SETTINGS_FILE
    if path.is_file():
        return _toml(path), path
    path = folder / "pyproject.toml"
    if path.is_file():
        tools = _toml(path).get("tool", {})
        table = tools.get("localize") if isinstance(tools, dict) else None
        if table is not None and not isinstance(table, dict):
            raise ProjectError("tool.localize is not a table", "[tool.localize]", path=path)
        return None if table is None else (table, path)
    return None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProjectError(f"cannot be read: {reason}", "allow reading it", path=path) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(
            f"not valid TOML: {error}", "mend the line it names", path=path
        ) from None


def _fill(kind: type[Any], table: Mapping[str, Any], prefix: str, path: Path) -> Any:  # noqa: ANN401 - any of the settings classes
    """Make a settings value of a table, whose keys and types must be the class's."""
    known = {item.name: item for item in fields(kind)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise _unknown(f"{prefix}{key}", [f"{prefix}{one}" for one in known], path)
        values[key] = _convert(value, getattr(kind(), key), f"{prefix}{key}", path)
    return kind(**values)


def _convert(value: Any, default: Any, key: str, path: Path) -> Any:  # noqa: ANN401 - TOML's values
    """Give a TOML value the type of the default that stands in its place."""
    if key == "check.languages" and isinstance(value, dict):
        return tuple(
            (languages.parse(tag), _convert(table, RuleSettings(), f"{key}.{tag}", path))
            for tag, table in value.items()
        )
    if hasattr(default, "__dataclass_fields__"):
        if isinstance(value, dict):
            return _fill(type(default), value, f"{key}.", path)
    elif isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
    elif key == "catalog.wrap" or type(value) is type(default):
        return value
    raise ProjectError(
        f"{key} = {value!r} has the wrong type", f"a value like {_as_toml(default)}", path=path
    )


def _as_toml(default: object) -> str:
    """Write a default as it would stand in the file."""
    if isinstance(default, tuple):
        return json.dumps(list(default))
    return json.dumps(default) if isinstance(default, str | int) else "a table of its own"


def _unknown(key: str, known: list[str], path: Path) -> ProjectError:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.3)
    hint = f"did you mean “{near[0]}”?" if near else f"known keys: {', '.join(known)}"
    return ProjectError(f"unknown key “{key}”", hint, path=path)


def _value(settings: Settings, key: str) -> Any:  # noqa: ANN401 - a field's value
    value: Any = settings
    for part in key.split("."):
        value = getattr(value, part)
    return value


def _refuse_namesakes(found: list[str]) -> None:
    """Raise `ProjectError` for two articles with one catalog; the interface has one too."""
    seen = {SITE: "the interface strings"}
    for article in found:
        other = seen.setdefault(name(article).casefold(), article)
        if other != article:
            raise ProjectError(
                f"two articles with one name: {other} and {article}",
                f"their catalogs would be the same file; rename {article}",
            )


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
    near = difflib.get_close_matches(wanted, [name(one) for one in found], n=1, cutoff=0.3)
    hint = f"did you mean “{near[0]}”?" if near else f"articles lie in {ARTICLES}/"
    raise ProjectError(f"no such article: {wanted}", hint)
