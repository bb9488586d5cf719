"""The hooks, the action and the example workflow do what they say: their shell steps are run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from localize.cli import COMMANDS

ROOT = Path(__file__).parent.parent
BASH = shutil.which("bash")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
WORKFLOW = yaml.safe_load((ROOT / "examples" / "workflow.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")


def given() -> dict[str, str]:
    """What the example workflow gives to the action, over the action's own defaults."""
    (step,) = (
        one for one in WORKFLOW["jobs"]["check"]["steps"] if "localize@" in one.get("uses", "")
    )
    defaults = {name: str(one.get("default", "")) for name, one in ACTION["inputs"].items()}
    assert step["with"].keys() <= defaults.keys()
    return defaults | step["with"]


def run(step: Mapping[str, Any], folder: Path, inputs: Mapping[str, str]) -> tuple[int, str]:
    """Run a step of the action as a runner does: bash -e, inputs in its environment."""
    env = {
        name: INPUT.sub(lambda found: inputs[found[1]], value)
        for name, value in step["env"].items()
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    summary = {"GITHUB_STEP_SUMMARY": str(folder / "summary.md"), "PATH": path}
    result = subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={**os.environ, **summary, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout + result.stderr


def newsroom(folder: Path) -> Path:
    """The sample newsroom's articles and glossaries, with catalogs that are up to them."""
    for name in ("articles", "glossaries"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "localize.toml", folder)
    subprocess.run(
        [sys.executable, "-m", "localize", "-C", str(folder), "update"],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.mark.skipif(BASH is None, reason="bash is not installed")
def test_the_example_workflow_checks_the_sample_newsroom(tmp_path: Path) -> None:
    folder, (install, check, gate) = newsroom(tmp_path), ACTION["runs"]["steps"]
    assert install["run"].startswith("python -m pip install")
    assert run(check, folder, given())[0] == 0
    assert "localize check" in (folder / "summary.md").read_text(encoding="utf-8")
    log = json.loads((folder / given()["sarif"]).read_text(encoding="utf-8"))
    assert log["version"] == "2.1.0"
    code, output = run(gate, folder, given())
    assert code == 1, "nothing is translated yet"
    assert "pension-vote" in output


@pytest.mark.skipif(BASH is None, reason="bash is not installed")
def test_a_wrong_figure_fails_the_example_workflow_and_is_annotated(tmp_path: Path) -> None:
    folder, (_, check, _) = newsroom(tmp_path), ACTION["runs"]["steps"]
    path = folder / "locales/de/LC_MESSAGES/2026/pension-vote.po"
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if n > 20 and re.search(r'^msgid ".*\d', line))
    end = lines.index('msgstr ""', at)
    lines[end] = 'msgstr "Es waren 98765 Stimmen."'
    path.write_text("\n".join(lines), encoding="utf-8")
    code, output = run(check, folder, given())
    assert code == 1
    assert re.search(r"::error file=locales/de/.*pension-vote\.po,line=\d+", output)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_calls_a_command_for_catalogs_only(hook: Mapping[str, Any]) -> None:
    program, command, *_ = hook["entry"].split()
    assert (program, command in COMMANDS) == ("localize", True)
    files = re.compile(hook["files"])
    assert files.search("locales/de/LC_MESSAGES/2026/a.po")
    assert not files.search("articles/2026/a.md")
