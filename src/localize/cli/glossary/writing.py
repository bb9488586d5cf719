"""`localize glossary add`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from localize import languages
from localize.cli.console import Console, pass_console
from localize.errors import GlossaryError
from localize.model import Context, Enforcement, Kind, Term, Wording
from localize.stages import terms


@click.command(short_help="Add a term behind the others.")
@click.argument("form")
@click.option("--to", "targets", multiple=True, metavar="TAG=FORM", help="Its form; repeatable.")
@click.option("--variant", "variants", multiple=True, metavar="TAG=FORM", help="Means the same.")
@click.option("--accept", "accepted", multiple=True, metavar="TAG=FORM", help="Right, not wanted.")
@click.option("--forbid", "forbidden", multiple=True, metavar="TAG=FORM", help="An error.")
@click.option("--acronym", "acronyms", multiple=True, metavar="TAG=FORM", help="Its acronym.")
@click.option("--id", "key", default="", help="The row's name.  [default: the next number]")
@click.option("--kind", type=click.Choice([one.value for one in Kind]), default=Kind.TERM.value)
@click.option("--soft", is_flag=True, help="A missed term is a warning, not an error.")
@click.option("--swiss", is_flag=True, help="Only in articles about Switzerland.")
@click.option(
    "--file",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The termbase.  [default: the only one]",
)
@pass_console
def add(
    console: Console,
    form: str,
    targets: tuple[str, ...],
    variants: tuple[str, ...],
    accepted: tuple[str, ...],
    forbidden: tuple[str, ...],
    acronyms: tuple[str, ...],
    key: str,
    kind: str,
    soft: bool,
    swiss: bool,
    path: Path | None,
) -> int:
    """Add a term: FORM in the project's source language, --to de=… for each target.

    The row is written behind the last one; every other byte of the file stays.
    """
    place = console.project()
    source = languages.primary(place.settings.source)
    forms = _by_language([f"{source}={form}", *targets], "--to")
    parts = [
        _by_language(values, name)
        for values, name in (
            (variants, "--variant"),
            (accepted, "--accept"),
            (forbidden, "--forbid"),
            (acronyms, "--acronym"),
        )
    ]
    if len(forms) == 1:
        raise GlossaryError("the term has no translation", "add one: --to de=…")
    for tag in {tag for part in parts for tag in part} - forms.keys():
        raise GlossaryError(f"the term has no form in “{tag}”", f"add it: --to {tag}=…")
    term = Term(
        key,
        {tag: _wording(own, tag, parts) for tag, own in forms.items()},
        Kind(kind),
        Enforcement.SOFT if soft else Enforcement.HARD,
        Context.SWISS if swiss else Context.ANY,
    )
    written = terms.add(place, term, path)
    console.say(f"{written.id}: {form}")
    return 0


def _by_language(values: Iterable[str], option: str) -> dict[str, list[str]]:
    """Read `TAG=FORM` values; raises `GlossaryError` for one that is not."""
    found: dict[str, list[str]] = {}
    for value in values:
        tag, sign, form = value.partition("=")
        if not (sign and form.strip()):
            raise GlossaryError(f"{option} {value!r} has no form", f"write {option} de=…")
        found.setdefault(languages.parse(tag.strip()), []).append(form.strip())
    return found


def _wording(forms: Sequence[str], tag: str, parts: Sequence[dict[str, list[str]]]) -> Wording:
    variants, accepted, forbidden, acronyms = (tuple(part.get(tag, ())) for part in parts)
    return Wording(tuple(forms), variants, accepted, forbidden, "".join(acronyms[:1]))
