"""What gettext's own `msgfmt --check` says about a catalog file. The door to gettext."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from localize.checks.rules import RULES
from localize.model import Finding, Severity

PROGRAM = "msgfmt"
_PLACE = re.compile(r":(?:(?P<line>[0-9]+):)? *(?P<warning>warning: )?(?P<message>.*)", re.DOTALL)
_COUNT = re.compile(rf"{PROGRAM}: found [0-9]+ fatal errors?")
_OURS = re.compile(r"do not both (begin|end) with '\\n'")
_INSTALL = "install gettext: apt install gettext, or brew install gettext"


def syntax(path: Path) -> list[Finding]:
    """Give msgfmt's complaints with their lines; one info if gettext is not installed.

    What the rule `newlines` reports, and knows of fuzzy entries too, is left to it.
    """
    return begin_syntax(path)()


def begin_syntax(path: Path) -> Callable[[], list[Finding]]:
    """Do as `syntax` does, while other work goes on; give what waits for the findings."""
    program = shutil.which(PROGRAM)
    if program is None:
        rule = RULES["syntax-unchecked"]
        message = f"{PROGRAM} is not installed: the file's syntax was not checked"
        return lambda: [Finding(rule.code, rule.severity, message, str(path), suggestion=_INSTALL)]
    running = _ask(program, path)
    return lambda: [one for text in _complaints(_answer(running)) for one in _read(text, path)]


def _ask(program: str, path: Path) -> subprocess.Popen[bytes]:
    """Run msgfmt, in English."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    command = [PROGRAM, "--check", f"--output-file={os.devnull}", str(path.absolute())]
    return subprocess.Popen(  # noqa: S603 (our own arguments, no shell)
        command,
        executable=program,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
    )


def _answer(running: subprocess.Popen[bytes]) -> str:
    """Wait for msgfmt, and give what it says."""
    with running:
        return running.communicate()[1].decode("utf-8", errors="replace")


def _complaints(output: str) -> Iterator[str]:
    """Join what msgfmt continues on an indented line, or with “...”, to what it began."""
    text = ""
    for line in output.splitlines():
        if line.startswith(" ") or "...this is" in line:
            text += f" {line.strip()}"
        else:
            yield text
            text = line
    yield text


def _read(text: str, path: Path) -> Iterator[Finding]:
    """Give the finding of a complaint; what is not about a line is about the file."""
    before, _, rest = text.removeprefix(f"{PROGRAM}: ").partition(str(path.absolute()))
    found = None if before else _PLACE.fullmatch(rest)
    message = found["message"] if found else text
    if not message or _COUNT.fullmatch(message) or _OURS.search(message):
        return
    severity = Severity.WARNING if found and found["warning"] else RULES["syntax"].severity
    line = int(found["line"] or 0) if found else 0
    told = message.replace(f"{path.absolute()}:", "line ")
    yield Finding("syntax", severity, told, str(path), line)
