"""Catalogs that lose nothing: read, written, updated, drafted and compiled gettext `.po` files.

Called qualified: `catalog.read(path)`. The reader keeps every byte, which polib's cannot, so polib
has no place here; the tests and benchmarks have it as an anchor.
"""

from localize.catalog.compiling import compile_mo
from localize.catalog.files import edit, parse_bytes, preview, read, reformat, to_bytes, write
from localize.catalog.formatting import formatted
from localize.catalog.header import new
from localize.catalog.merging import merge
from localize.catalog.states import (
    accept,
    digest,
    draft,
    has_human_text,
    is_machine_made,
    is_stale,
    is_translated,
    needs_draft,
    omitted,
    state,
)
from localize.catalog.updating import THRESHOLD, Changes, key, replaced, update
from localize.catalog.wrapping import Wrap

__all__ = [
    "THRESHOLD",
    "Changes",
    "Wrap",
    "accept",
    "compile_mo",
    "digest",
    "draft",
    "edit",
    "formatted",
    "has_human_text",
    "is_machine_made",
    "is_stale",
    "is_translated",
    "key",
    "merge",
    "needs_draft",
    "new",
    "omitted",
    "parse_bytes",
    "preview",
    "read",
    "reformat",
    "replaced",
    "state",
    "to_bytes",
    "update",
    "write",
]
