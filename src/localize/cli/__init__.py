"""The command line: reads arguments, calls stages, prints what they did.

A command's module is loaded only when it is run, so that `--help` is as fast as click itself.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from localize import __version__
from localize.errors import CatalogError, LocalizeError, ProjectError, SourceError

COMMANDS = {
    "init": "Make a newsroom's folder here: settings, folders, git's files.",
    "extract": "Write a .pot template of every article.",
    "update": "Bring the catalogs up to their articles.",
    "translate": "Draft what has no translation (extract and update included).",
    "check": "Find what is wrong in the catalogs.",
    "status": "Show how far every article is in every language.",
    "render": "Write the pages, with a switcher to the other languages.",
    "compile": "Write .mo files.",
    "fmt": "Lay catalogs out canonically, as msgcat does.",
    "merge-driver": "Merge three versions of a catalog for git, entry by entry.",
    "export": "Write XLIFF files for translators whose tool is not gettext.",
    "import": "Take translations back from XLIFF files.",
    "glossary": "Show, mend and exchange the terms that translations keep to.",
    "evaluate": "Score engines on test sets: quality, speed, how they keep to terms.",
    "train": "Train our own weights from parallel text.",
    "engines": "Show what can translate.",
    "doctor": "Show whether everything that is needed is there.",
}
"""Command → its line in the help; `localize.cli.<command>.command` runs it."""

_MODULES = {"merge-driver": "merge_driver", "import": "importing", "export": "exporting"}
"""Command → its module, where that cannot have the command's name."""

PROGRESS = ("auto", "plain", "jsonl", "none")
"""The kinds of progress display."""

INCOMPLETE = 3
USAGE = 2
INTERRUPTED = 130


class Commands(click.Group):
    """The table of commands, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Give the commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command's module; None for a name that the table does not have."""
        if cmd_name not in COMMANDS:
            return None
        name = _MODULES.get(cmd_name, cmd_name)
        module = importlib.import_module(f"localize.cli.{name}")
        command: click.Command = module.command
        _name_variables(command, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _name_variables(command: click.Command, name: str) -> None:
    """Let every option be set by a variable of its own name: LOCALIZE_TRANSLATE_LANG."""
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden and option.envvar is None:
            longest = max(option.opts, key=len).lstrip("-")
            option.envvar = f"LOCALIZE_{name}_{longest}".replace("-", "_").upper()


@click.group(
    cls=Commands,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "auto_envvar_prefix": "LOCALIZE",
        "max_content_width": 100,
    },
)
@click.version_option(__version__, prog_name="localize")
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    default=".",
    type=click.Path(path_type=Path),
    envvar="LOCALIZE_DIR",
    show_envvar=True,
    help="Work in this folder; files are named from there.",
)
@click.option("-v", "--verbose", count=True, help="Tell more.")
@click.option("-q", "--quiet", is_flag=True, help="Tell only what is wrong.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour the output.  [default: auto]",
)
@click.option(
    "--progress",
    type=click.Choice(PROGRESS),
    default="auto",
    help="Progress on standard error.  [default: auto]",
)
@click.option("--offline", is_flag=True, help="Never go to the network, for a model neither.")
@click.pass_context
def commands(
    ctx: click.Context,
    folder: Path,
    verbose: int,
    quiet: bool,
    color: str,
    progress: str,
    offline: bool,
) -> None:
    """Translate a newsroom's articles: drafts by machine, reviewed by people, kept in .po files.

    In a folder with articles/, `localize translate --lang de` does the main job.

    \b
    Exit codes: 0 clean, 1 findings or gate failed, 2 wrong usage or settings,
    3 incomplete (finished work is saved), 130 interrupted (state is saved).
    """  # noqa: D301 (click reads \b)
    from localize.cli.console import Console  # noqa: PLC0415 (keeps --help fast)

    if os.environ.get("NO_COLOR") and color == "auto":
        color = "never"
    if offline:
        go_offline()
    go_to(folder, ctx.invoked_subcommand)
    ctx.color = {"always": True, "never": False}.get(color)
    ctx.obj = Console(verbose - quiet, progress)


def go_to(folder: Path, command: str | None) -> None:
    """Work in a folder, as `git -C` and `make -C` do: files that are named lie there, too.

    `init` makes a folder that is not there; for another command it is a `ProjectError`.
    """
    if command == "init":
        folder.mkdir(parents=True, exist_ok=True)
    if not folder.is_dir():
        raise ProjectError(f"no such folder: {folder}", "name an existing folder after -C")
    os.chdir(folder)


def go_offline() -> None:
    """Forbid the network to the only library that would go there, in this process and its own."""
    os.environ["HF_HUB_OFFLINE"] = "1"


def main() -> None:
    """Run the command line and leave with the exit code of the house."""
    gc.set_threshold(50_000)  # values have no circles: looking for some is a fifth of `status`
    code = run(sys.argv[1:])
    if code == INTERRUPTED:
        leave(code)
    sys.exit(code)


def leave(code: int) -> NoReturn:
    """End the process at once: all is saved, and a library would work off its queue first."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run the command line; gives the exit code, and leaves the process in its folder."""
    try:
        with contextlib.chdir(os.curdir):
            code = commands.main(arguments, prog_name="localize", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("interrupted; all finished work is saved", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return USAGE
    except LocalizeError as error:
        click.secho(str(error), err=True, fg="red")
        return INCOMPLETE if isinstance(error, SourceError | CatalogError) else USAGE
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        click.secho(f"{error.filename or 'error'}: {error.strerror or error}", err=True, fg="red")
        return INCOMPLETE
    return code if isinstance(code, int) else 0
