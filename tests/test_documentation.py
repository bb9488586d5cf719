"""The README tells the truth: every command stands in its table, and its examples run."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from localize import project
from localize.cli import COMMANDS, commands, run
from localize.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_stands_in_the_table() -> None:
    assert re.findall(r"^\| `localize ([a-z-]+)`", README, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    output = capfd.readouterr().out
    assert f"Usage: localize {name}" in output
    assert max(map(len, output.splitlines())) <= 80


def test_options_in_the_readme_exist() -> None:
    context = click.Context(commands)
    known = {option for one in commands.params for option in one.opts}
    for name in COMMANDS:
        command = commands.get_command(context, name)
        assert command is not None
        known |= {option for one in command.params for option in one.opts}
    used = set(re.findall(r"`(--[a-z][a-z-]*)", README)) | set(
        re.findall(r" (--[a-z][a-z-]*)", README)
    )
    foreign = {"--help", "--segments", "--model", "--quantization", "--copy"}
    assert used - known - foreign == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_variable_of_its_name(name: str) -> None:
    command = commands.get_command(click.Context(commands), name)
    assert command is not None
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden:
            words = max(option.opts, key=len).removeprefix("--").replace("-", "_").upper()
            assert option.envvar == f"LOCALIZE_{name.replace('-', '_').upper()}_{words}"


def test_every_setting_stands_in_the_table() -> None:
    listed = re.findall(r"^\| `([a-z_.]+)` \|", README, re.MULTILINE)
    for key in listed:
        project_value = Settings()
        for part in key.split("."):
            project_value = getattr(project_value, part)
    flat = {
        f"{name}.{inner}"
        for name in ("catalog", "publish", "check", "embedded")
        for inner in getattr(Settings(), name).__dataclass_fields__
    }
    assert flat <= set(listed)


def test_the_first_steps_of_the_readme_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init"]) == 0
    sample = ROOT / "articles" / "2026" / "asylum-ruling.html"
    (tmp_path / "articles" / "ruling.html").write_bytes(sample.read_bytes())
    assert run(["translate", "--lang", "de"]) == 0
    assert (tmp_path / "locales/de/LC_MESSAGES/ruling.po").exists()
    assert "next" in capfd.readouterr().out.lower()
    assert run(["init"]) == 0
    assert project.find(tmp_path).settings == Settings()


def test_files_that_the_readme_names_exist() -> None:
    for path in re.findall(r"(?:benchmarks|src|glossaries)/[\w./-]+\.(?:py|md)", README):
        assert (ROOT / path).exists(), path
