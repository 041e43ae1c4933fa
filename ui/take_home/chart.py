"""The chart of a worksheet."""

from html import escape

from lstm.figures.colours import INK
from lstm.numbers import linked

WIDE, HIGH, LEFT, LOW, TOP = 700, 200, 34, 138, 8  # of a chart: the whole, where its axes stand


def chart(sheet, count):
    """The forget gate over the words as SVG: the axes, its numbers, and so many of its points."""
    values = [float(one.value) for one in sheet.chart.values]
    each = (WIDE - LEFT) / len(values)
    places = ((LEFT + each * (t + 0.5), LOW - (LOW - TOP) * value) for t, value in enumerate(values))
    points = [(linked(x, 1), linked(y, 1)) for x, y in places]
    shown = points[:count]
    lines = "".join(
        f'<line x1="{LEFT}" x2="{WIDE}" y1="{y}" y2="{y}" stroke="#bbb" stroke-width="{1.4 if end else 0.5}"/>'
        for y, end in ((linked(LOW - (LOW - TOP) * part / 10, 1), part in (0, 10)) for part in range(11))
    )
    names = "".join(
        f'<text x="{x}" y="{LOW + 14}" font-size="11" text-anchor="end" transform="rotate(-35 {x} {LOW + 14})">'
        f"{escape(word[:14])}: {one.text}</text>"
        for (x, _), word, one in zip(points, sheet.words, sheet.chart.values, strict=True)
    )
    path = " ".join(f"{x},{y}" for x, y in shown)
    ink = INK["f"].fill
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3.4" fill="{ink}"/>' for x, y in shown)
    ends = f'<text x="0" y="{TOP + 9}" font-size="12">1</text><text x="0" y="{LOW}" font-size="12">0</text>'
    return (
        f'<svg class="chart" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="f over the words">{lines}{ends}{names}'
        f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="2"/>{dots}</svg>'
    )
