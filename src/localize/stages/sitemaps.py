"""The sitemap of the pages that are there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from localize import publishing, sitemap
from localize.languages import sort_newsroom
from localize.project import BUILD, Project
from localize.stages.ledger import Ledger


def write(project: Project, ledger: Ledger) -> set[Path]:
    """Write the sitemap, if it is known where the pages will stand; give its files."""
    base = project.settings.publish.base_url.rstrip("/")
    build = project.root / BUILD
    found = sitemap.files(_articles(project, ledger), base) if base else {}
    for name, data in found.items():
        ledger.write(build / name, data, "", "", own=False)
    return {build / name for name in found}


def _articles(project: Project, ledger: Ledger) -> Iterator[tuple[dict[str, str], str]]:
    """Give every article's pages by language as addresses, and its own language."""
    pages: dict[str, dict[str, Path]] = defaultdict(dict)
    own: dict[str, str] = {}
    for path, laid in ledger.laid():
        if laid.source and path == project.page_path(laid.source, laid.language):
            pages[laid.source][laid.language] = path
            own |= {laid.source: laid.language} if laid.is_original else {}
    base, build = project.settings.publish.base_url, project.root / BUILD
    for source in sorted(pages):
        tags = sort_newsroom(list(pages[source]))
        addresses = {tag: publishing.address(pages[source][tag], base, build) for tag in tags}
        yield addresses, own.get(source, "")
