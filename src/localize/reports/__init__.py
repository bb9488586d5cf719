"""Findings as text for people, and for the programs that show them.

`findings.schema.json` beside this file is the schema of what `as_json` gives.
"""

from localize.reports.github import github
from localize.reports.json import as_json
from localize.reports.junit import junit
from localize.reports.markdown import markdown
from localize.reports.sarif import sarif
from localize.reports.text import summary, text

__all__ = ["as_json", "github", "junit", "markdown", "sarif", "summary", "text"]
