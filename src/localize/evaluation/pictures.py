"""What an evaluation and a training show as plots."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from localize.evaluation.faults import EvaluationError
from localize.evaluation.plot import HEIGHT, WIDTH, Plot, Point, Series, svg
from localize.evaluation.scores import Result
from localize.evaluation.tables import short
from localize.evaluation.testsets import text

_CONVERTERS = (
    ("rsvg-convert", "--zoom=2", "-o", "{png}", "{svg}"),
    ("inkscape", "{svg}", "--export-filename={png}"),
    ("magick", "{svg}", "{png}"),
    (
        "chromium",
        "--headless",
        "--no-sandbox",
        "--hide-scrollbars",
        f"--window-size={WIDTH},{{height}}",
        "--screenshot={png}",
        "{svg}",
    ),
)
_PATIENCE = 60


def quality(results: Iterable[Result]) -> list[Plot]:
    """Show chrF2++ over segments a second, a plot for each test set.

    Systems whose speed is not known are level lines.
    """
    across = "segments a second (dashed: not known)"
    return [
        Plot(name, across, "chrF2++", tuple(_series(one) for one in several), logarithmic=True)
        for name, several in groupby(results, key=lambda one: one.test_set)
    ]


def learning(log: Path) -> list[Plot]:
    """Show the loss or reward and chrF2++ of a training's `log.jsonl` over its steps.

    Raises `EvaluationError` with the bad line.
    """
    titles = {
        "loss": "nats a target piece",
        "reward": "expected reward",
        "chrf": "chrF2++",
    }
    found: dict[str, list[Point]] = {name: [] for name in titles}
    for number, line in enumerate(text(log).split("\n"), start=1):
        try:
            record = json.loads(line) if line.strip() else {}
            for name in found.keys() & record.keys():
                found[name].append((float(record["step"]), float(record[name])))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise EvaluationError(
                "this is not a line of a training's log",
                "give the log.jsonl of a training",
                path=log,
                line=number,
            ) from error
    reach = tuple(step for points in found.values() for step, _ in points)
    return [
        Plot(
            f"Learning curve: {title}",
            "step",
            title,
            (Series(name, tuple(found[name])),),
            reach=reach,
        )
        for name, title in titles.items()
        if found[name]
    ]


def _series(one: Result) -> Series:
    name = short(one.system)
    if one.speed is None:
        return Series(name, level=one.chrf.value)
    return Series(name, ((one.speed, one.chrf.value),))


def write(plots: Sequence[Plot], path: Path) -> list[Path]:
    """Write plots as SVG; to a name that ends in .png also as PNG, by a program of the system.

    Gives the files. Raises `EvaluationError` if they cannot be written, or no program draws PNG:
    the SVG is there then.
    """
    drawn = path.with_suffix(".svg")
    try:
        drawn.write_text(svg(plots), encoding="utf-8")
    except OSError as error:
        raise EvaluationError(
            f"cannot write the plot: {error.strerror}", "name a folder that exists", path=drawn
        ) from error
    if path.suffix != ".png":
        return [drawn]
    _convert(drawn, path, HEIGHT * len(plots))
    return [drawn, path]


def _convert(drawn: Path, path: Path, height: int) -> None:
    for program, *arguments in _CONVERTERS:
        found = shutil.which(program)
        if found is None:
            continue
        names = {"svg": str(drawn.resolve()), "png": str(path.resolve())}
        names["height"] = str(height)
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(  # noqa: S603 - a program of the table, no shell
                [found, *(argument.format(**names) for argument in arguments)],
                capture_output=True,
                check=False,
                timeout=_PATIENCE,
                cwd=folder,
            )
        if done.returncode == 0 and path.exists():
            return
    raise EvaluationError(
        f"nothing here draws PNG; the plot is in {drawn.name}",
        "install rsvg-convert (librsvg), Inkscape, ImageMagick or Chromium",
        path=path,
    )
