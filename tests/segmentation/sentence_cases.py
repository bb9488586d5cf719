"""Golden cases as plain text: a title after `== `, an input line, expected sentences."""

from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Case(NamedTuple):
    title: str
    text: str
    sentences: list[str]


def read(name: str) -> list[Case]:
    content = (HERE / name).read_text(encoding="utf-8")
    lines = [line for line in content.split("\n") if not line.startswith("# ") and line != "#"]
    blocks = "\n".join(lines).strip().split("\n\n")
    return [_case(*block.strip().split("\n")) for block in blocks]


def _case(title: str, text: str, *sentences: str) -> Case:
    return Case(title.removeprefix("== "), text, list(sentences))
