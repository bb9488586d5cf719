"""What a newsroom may set, with what holds where it sets nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from localize.model import Feed


@dataclass(frozen=True, slots=True)
class CatalogSettings:
    """How catalogs are written: `wrap` is a width in columns, or "newlines"."""

    wrap: int | Literal["newlines"] = 79


@dataclass(frozen=True, slots=True)
class PublishSettings:
    """When a page may be published, and the address that `hreflang` links start with.

    With `interface`, the strings around an article come out in the page's language, too.
    """

    require: str = "reviewed"
    base_url: str = ""
    interface: bool = False


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
class SiteSettings:
    """How a site's pages are built, by CSS selectors (see `Selectors`).

    `paths` are patterns of paths below `articles/`, in which `*` stands for slashes too; of several
    sites the first that fits counts.
    """

    paths: tuple[str, ...] = ("*",)
    article: str = ""
    headline: str = ""
    lede: str = ""
    skip: tuple[str, ...] = ()


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
    site: tuple[SiteSettings, ...] = ()
    feed: tuple[Feed, ...] = ()
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
