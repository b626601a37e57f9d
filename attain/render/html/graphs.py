"""Bullet graphs, sparks and curves as SVG. What they show is said beside them, so each is one image with a name."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attain.render.html.markup import element, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attain.table.graphs import Bullet, Curve, Point, Steps
    from attain.table.table import Bar, Spark

WIDTH, HEIGHT = 160, 20
BAR_TOP, BAR_HEIGHT = 6, 8
CURVE_WIDTH, CURVE_HEIGHT, EDGE, FOOT = 240, 72, 5, 14
LEVELS = 5
STRETCHED = "none"  # a bar may be as long as there is room, its marks stay as thin as they are


def bullet_svg(bullet: Bullet, name: str) -> str:
    """A bullet graph: bands, the actual's bar, the mark of what is due, the mark of the target."""
    parts = [
        _rect(f"b{min(band.level, LEVELS - 1)}", band.start * WIDTH, (band.end - band.start) * WIDTH)
        for band in bullet.bands
    ]
    parts = parts or [_rect("b0", Fraction(0), Fraction(WIDTH))]
    parts.append(_bar(bullet.actual))
    if bullet.beyond:
        parts.append(f'<path class="beyond" d="M{WIDTH - 4} 3l3 7l-3 7"/>')
    if bullet.due is not None:
        parts.append(_mark("due", bullet.due, 4))
    parts.append(_mark("target", bullet.target, 1))
    return _svg("bullet", name, (WIDTH, HEIGHT), parts, STRETCHED)


def bar_svg(bar: Bar, name: str) -> str:
    """A bar from 0 to 1 with its mark."""
    parts = [_rect("b0", Fraction(0), Fraction(WIDTH)), _bar(bar.fill)]
    if bar.mark is not None:
        parts.append(_mark("due", bar.mark, 4))
    return _svg("bullet", name, (WIDTH, HEIGHT), parts, STRETCHED)


def spark_svg(spark: Spark, name: str) -> str:
    """A row of figures as columns; a step without a figure is a dot on the ground."""
    count = max(len(spark.shares), 1)
    step = Fraction(WIDTH, count)
    parts = []
    for index, share in enumerate(spark.shares):
        if share is None:
            parts.append(f'<circle class="none" cx="{_number((index + Fraction(1, 2)) * step)}" cy="18" r="1"/>')
        else:
            tall = max(share * (HEIGHT - 2), Fraction(1, 2))
            left, wide = index * step + step / 8, min(step * 3 / 4, Fraction(14))
            parts.append(_rect("bar", left, wide, HEIGHT - tall, tall))
    return _svg("spark", name, (WIDTH, HEIGHT), parts)


def steps_svg(steps: Steps, name: str) -> str:
    """A column a step, each with its figure; a step without one is a dot on the ground."""
    width = Fraction(CURVE_WIDTH - 2 * EDGE, max(len(steps.labels), 1))
    ground, parts = CURVE_HEIGHT - FOOT, []
    for index, (label, told, share) in enumerate(zip(steps.labels, steps.texts, steps.shares, strict=True)):
        left = EDGE + index * width
        if share is None:
            middle = _number(left + width / 2)
            parts.append(f'<circle class="none" cx="{middle}" cy="{ground - 2}" r="1.5"/>')
            continue
        tall = max(share * (ground - EDGE), Fraction(1, 2))
        wide = min(width * 3 / 4, Fraction(28))
        column = _opened_rect("bar", left + (width - wide) / 2, wide, ground - tall, tall)
        parts.append(f"{column}><title>{text(f'{label}: {told}')}</title></rect>")
    parts.append(f'<path class="ground" d="M{EDGE} {ground}H{CURVE_WIDTH - EDGE}"/>')
    foot = CURVE_HEIGHT - 3
    parts.append(element("text", text(steps.labels[0]), x=str(EDGE), y=str(foot)))
    parts.append(element("text", text(steps.labels[-1]), x=str(CURVE_WIDTH - EDGE), y=str(foot), text_anchor="end"))
    return _svg("curve", name, (CURVE_WIDTH, CURVE_HEIGHT), parts)


def curve_svg(curve: Curve, name: str, target: str = "") -> str:
    """A curve with its points, what was due as a thin line, the target as a dashed one with its name."""
    level, ground, right = _y(curve.target), CURVE_HEIGHT - FOOT, CURVE_WIDTH - EDGE
    first, last = curve.ends
    parts = [
        f'<path class="ground" d="M{EDGE} {ground}H{right}"/>',
        f'<path class="goal" d="M{EDGE} {level}H{right}"/>',
        _line("way-due", ((point.at, point.due) for point in curve.points)),
        _line("way", ((point.at, point.height) for point in curve.points)),
        *(_dot(point, last=point is curve.points[-1]) for point in curve.points if point.height is not None),
        element("text", text(first), x=str(EDGE), y=str(CURVE_HEIGHT - 3)),
        element("text", text(last), x=str(right), y=str(CURVE_HEIGHT - 3), text_anchor="end"),
    ]
    if target:
        below = _number(CURVE_HEIGHT - FOOT - curve.target * (CURVE_HEIGHT - FOOT - EDGE) + 10)
        parts.append(element("text", text(target), x=str(right), y=below, text_anchor="end"))
    return _svg("curve", name, (CURVE_WIDTH, CURVE_HEIGHT), parts)


def _svg(kind: str, name: str, size: tuple[int, int], parts: Iterable[str], aspect: str | None = None) -> str:
    box = f"0 0 {size[0]} {size[1]}"
    return element("svg", *parts, class_=kind, viewBox=box, preserveAspectRatio=aspect, role="img", aria_label=name)


def _bar(share: Fraction) -> str:
    return _rect("bar", Fraction(0), share * WIDTH, Fraction(BAR_TOP), Fraction(BAR_HEIGHT))


def _rect(kind: str, left: Fraction, wide: Fraction, top: Fraction = Fraction(0), tall: Fraction | None = None) -> str:
    """A rectangle, as tall as a bar's graph where nothing is said."""
    return f"{_opened_rect(kind, left, wide, top, Fraction(HEIGHT) if tall is None else tall)}/>"


def _opened_rect(kind: str, left: Fraction, wide: Fraction, top: Fraction, tall: Fraction) -> str:
    drawn = f'<rect class="{kind}" x="{_number(left)}" y="{_number(top)}" width="{_number(wide)}"'
    return f'{drawn} height="{_number(tall)}"'


def _mark(kind: str, share: Fraction, edge: int) -> str:
    """An upright mark at a share, so far from the upper and lower edge."""
    at = min(max(share * WIDTH, Fraction(1)), Fraction(WIDTH - 1))
    return f'<path class="{kind}" d="M{_number(at)} {edge}V{HEIGHT - edge}"/>'


def _line(kind: str, places: Iterable[tuple[Fraction, Fraction | None]]) -> str:
    """A line through the places that have a height, broken where one has none."""
    drawn, broken = "", True
    for at, height in places:
        if height is not None:
            drawn += f"{'M' if broken else 'L'}{_x(at)} {_y(height)}"
        broken = height is None
    return f'<path class="{kind}" d="{drawn}"/>' if "L" in drawn else ""


def _dot(point: Point, *, last: bool) -> str:
    told = f"{point.label}: {point.text}" if point.text else point.label
    radius = "3.2" if last else "1.8"
    at, height = _x(point.at), _y(point.height or Fraction(0))
    return f'<circle class="point" cx="{at}" cy="{height}" r="{radius}"><title>{text(told)}</title></circle>'


def _x(share: Fraction) -> str:
    return _number(EDGE + share * (CURVE_WIDTH - 2 * EDGE))


def _y(share: Fraction) -> str:
    return _number(CURVE_HEIGHT - FOOT - share * (CURVE_HEIGHT - FOOT - EDGE))


def _number(value: Fraction) -> str:
    """A coordinate to a hundredth, without idle zeros.

    >>> _number(Fraction(127, 300)), _number(Fraction(12)), _number(Fraction(1, 2))
    ('0.42', '12', '0.5')
    """
    whole, part = divmod(round(value * 100), 100)
    return f"{whole}.{part:02}".rstrip("0") if part else str(whole)
