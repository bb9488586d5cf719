"""A language's `site.po`: the words around its articles."""

from __future__ import annotations

from pathlib import Path

from localize.project import SITE, Project
from localize.publishing import packaged
from localize.stages import files


def give(project: Project, language: str) -> Path:
    """Put our own strings into a language's folder, where the newsroom has none; give the file."""
    site, ours = project.messages(language) / f"{SITE}.po", packaged(language)
    if not site.exists() and ours.is_file():
        files.write(site, ours.read_bytes())
    return site
