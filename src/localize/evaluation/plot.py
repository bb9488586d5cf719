"""Plots as SVG: points with their names, level lines, and curves; no library needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise

from localize.evaluation.axes import Axis, around

WIDTH, HEIGHT = 760, 480
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 225, 48, 56
_LINE = 15
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#444444")
"""Okabe and Ito's, which people who see few colours can tell apart."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Series:
    """A name and its points: one is drawn as a dot, more as a curve.

    `level` draws a line across the plot instead: its y is known, its x is not.
    """

    name: str
    points: tuple[Point, ...] = ()
    level: float | None = None


@dataclass(frozen=True, slots=True)
class Plot:
    """What a picture shows; `logarithmic` is about x. Series without points are left out.

    `reach` are values that the x axis has room for, beside the points' own.
    """

    title: str
    x: str
    y: str
    series: tuple[Series, ...] = field(default=())
    logarithmic: bool = False
    reach: tuple[float, ...] = ()


def svg(plots: Sequence[Plot]) -> str:
    """Draw plots as an SVG file's text, one below the other.

    Names stand at the right, none over another; a name has the same colour in all of them.
    """
    height = HEIGHT * len(plots)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" font-family="sans-serif" font-size="12" role="img">'
    )
    title = escape("; ".join(plot.title for plot in plots))
    ground = f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    names = dict.fromkeys(one.name for plot in plots for one in plot.series)
    colours = {name: COLOURS[number % len(COLOURS)] for number, name in enumerate(names)}
    drawn = [line for row, plot in enumerate(plots) for line in _panel(plot, row * HEIGHT, colours)]
    return "\n".join([head, f"<title>{title}</title>", ground, *drawn, "</svg>", ""])


def _panel(plot: Plot, down: int, colours: Mapping[str, str]) -> Iterator[str]:
    """Draw one plot, so far down."""
    shown = [one for one in plot.series if one.points or one.level is not None]
    points = [point for one in shown for point in one.points]
    levels = [one.level for one in shown if one.level is not None]
    across = [*(x for x, _ in points), *plot.reach]
    x = around(across, (_LEFT, WIDTH - _RIGHT), logarithmic=plot.logarithmic)
    y = around([*(y for _, y in points), *levels], (HEIGHT - _BOTTOM, _TOP))
    yield f'<g transform="translate(0 {down})">'
    yield from _frame(plot, x, y)
    yield from _marks(shown, x, y, colours)
    yield "</g>"


def _frame(plot: Plot, x: Axis, y: Axis) -> Iterator[str]:
    """Draw the title, the axes, their values and names."""
    middle = (_LEFT + WIDTH - _RIGHT) / 2
    yield _text(_LEFT, 26, plot.title, 'font-size="15" font-weight="bold"')
    for value in x.ticks():
        at = x.place(value)
        yield _rule(at, y.start, at, y.end)
        yield _text(at, y.start + 18, _number(value), 'text-anchor="middle"')
    for value in y.ticks():
        at = y.place(value)
        yield _rule(x.start, at, x.end, at)
        yield _text(x.start - 8, at + 4, _number(value), 'text-anchor="end"')
    yield _text(middle, HEIGHT - 14, plot.x, 'text-anchor="middle"')
    down = (y.start + y.end) / 2
    turned = f'text-anchor="middle" transform="rotate(-90 18 {down:.0f})"'
    yield _text(18, down, plot.y, turned)


def _marks(shown: Sequence[Series], x: Axis, y: Axis, colours: Mapping[str, str]) -> Iterator[str]:
    """Draw the series, and their names in a column, each joined to what it names."""
    ends = [_end(one, x, y) for one in shown]
    rows = _spread([at for _, at in ends])
    for one, (end, at), row in zip(shown, ends, rows, strict=True):
        colour = colours[one.name]
        places = [f"{x.place(a):.1f},{y.place(b):.1f}" for a, b in one.points]
        if one.level is not None:
            dashes = f'stroke="{colour}" stroke-dasharray="5 4" stroke-width="1.5"'
            yield _rule(x.start, at, x.end, at, dashes)
        elif len(places) == 1:
            yield f'<circle cx="{end:.1f}" cy="{at:.1f}" r="5" fill="{colour}"/>'
        else:
            line = f'fill="none" stroke="{colour}" stroke-width="2" points="{" ".join(places)}"'
            yield f"<polyline {line}/>"
        gap = 8 if len(places) == 1 else 2
        joint = f'stroke="{colour}" stroke-width="0.8" stroke-opacity="0.6"'
        yield _rule(end + gap, at, x.end + 14, row, joint)
        yield _text(x.end + 18, row + 4, one.name, f'fill="{colour}"')


def _end(one: Series, x: Axis, y: Axis) -> Point:
    """Give the pixel that a series' name belongs to: its last point, or the line's end."""
    if one.level is not None:
        return x.end, y.place(one.level)
    last = one.points[-1]
    return x.place(last[0]), y.place(last[1])


def _spread(wanted: Sequence[float]) -> list[float]:
    """Move rows apart until none overlaps, as little as can be, in their order."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    rows = list(wanted)
    for before, index in pairwise(order):
        rows[index] = max(rows[index], rows[before] + _LINE)
    below = float(HEIGHT - _BOTTOM)
    for index in reversed(order):
        rows[index] = min(rows[index], below)
        below = rows[index] - _LINE
    return rows


def _rule(
    x1: float, y1: float, x2: float, y2: float, style: str = 'stroke="#dddddd" stroke-width="1"'
) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" {style}/>'


def _text(x: float, y: float, words: str, style: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {style}>{escape(words)}</text>'


def _number(value: float) -> str:
    return f"{value:,.10g}"
