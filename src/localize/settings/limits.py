"""Values of the right type that cannot be meant."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

from localize import formats, languages
from localize.errors import ProjectError
from localize.settings import feeds
from localize.settings.lines import line_of
from localize.settings.values import CHOICES, Settings, SiteSettings

_NARROWEST, _WIDEST_BEAM, _MOST_WORKERS = 20, 32, 64


def check(settings: Settings, path: Path) -> None:
    """Raise `ProjectError` for a value that is not one of its choices, or out of its range."""
    for key, choices in CHOICES.items():
        value = _value(settings, key)
        if value not in choices:
            raise ProjectError(f"{key} = {value!r}", f"one of: {', '.join(choices)}", path=path)
    _check_ranges(settings, path)
    for tag in (settings.source, *settings.targets):
        languages.parse(tag)
    for site in settings.site:
        _check_selectors(site, path)
    for feed in settings.feed:
        feeds.check(feed, path)


def _check_selectors(site: SiteSettings, path: Path) -> None:
    """Raise `ProjectError` for what is no CSS selector, with its line."""
    named = {"article": site.article, "headline": site.headline, "lede": site.lede}
    wanted = [*named.items(), *(("skip", one) for one in site.skip)]
    for key, selector in wanted:
        if fault := formats.selector_fault(selector) if selector or key == "skip" else "":
            raise ProjectError(
                f"site.{key}: “{selector}” is no CSS selector: {fault}",
                "a selector is like “main .story” or “#content > article”; try it in a browser’s"
                " console: document.querySelectorAll(…)",
                path=path,
                line=line_of(path, selector),
            )


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


def _value(settings: Settings, key: str) -> Any:  # noqa: ANN401 - a field's value
    value: Any = settings
    for part in key.split("."):
        value = getattr(value, part)
    return value
