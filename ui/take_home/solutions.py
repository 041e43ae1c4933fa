"""The solutions of worksheets: of one line by line, of a class in one table."""

from html import escape

from lstm.figures.text import listed
from ui.take_home import TEXT
from ui.take_home.chart import chart
from ui.take_home.marks import shown


def of_one(sheet):
    """The solutions of one sheet, line by line."""
    worked = [*sheet.gate.products]
    rows = [(one.source, one.line.worked, one.line.text) for one in worked]
    rows += [("sum z", sheet.gate.total.worked, sheet.gate.total.text)]
    parts = [
        ("Predict", f"<p>{escape(answer(sheet))}</p>"),
        ("One gate’s sum", table([*rows, solved(sheet.gate.value)])),
        (
            "Two steps",
            table([(f"{sheet.words[t.place]}: {n}", *rest) for t in sheet.ticks for n, *rest in map(solved, t.lines)]),
        ),
        ("What is left of a memory", table(map(solved, [sheet.left.written, *sheet.left.lines, sheet.left.amount]))),
        forget(sheet),
        ("One step back", table(map(solved, sheet.backward.lines))),
    ]
    html = "".join(f"<section><h2>{k}. {name}</h2>{part}</section>" for k, (name, part) in enumerate(parts, 1))
    head = f'<h1>Solutions</h1><p class="read">{escape(sheet.text)}</p>'
    return f'<div class="sheet solutions"><header><div>{head}</div></header>{html}</div>'


def forget(sheet):
    """The whole chart, and where it is lowest."""
    words = listed([f"“{sheet.words[t]}”" for t in sheet.chart.least])
    told = TEXT["least"].format(words=words, value=sheet.chart.values[sheet.chart.least[0]].text)
    return "The forget gate", f"{chart(sheet, len(sheet.words))}<p>{escape(told)}</p>"


def of_all(sheets):
    """The solutions of many sheets in one table, a row for each."""
    heads = ("", "1 predict", "2 sum and gate", "3 c, h, c, h", "4 shares, left", "5 lowest f", "6 back")
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row(k, sheet)) + "</tr>"
        for k, sheet in enumerate(sheets, 1)
    )
    head = "".join(f"<th>{name}</th>" for name in heads)
    return (
        f'<div class="sheet"><header><h1>Solutions of all {len(sheets)} worksheets</h1></header>'
        f'<table class="all"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def row(number, sheet):
    """One sheet's solutions, exercise by exercise."""
    ticks = [line.text for tick in sheet.ticks for line in tick.lines]
    shares = [line.text for line in sheet.left.lines]
    products = [one.line.text for one in sheet.gate.products]
    gate = f"{'; '.join(products)}; z = {sheet.gate.total.text}; {sheet.gate.value.symbol} = {sheet.gate.value.text}"
    said = f"{sheet.answer.word} ({sheet.answer.chance}), “{sheet.answer.writer}”" if sheet.answer else ""
    least = listed([sheet.words[t] for t in sheet.chart.least[:3]])
    left = f"{'; '.join(shares)}; i × c̃ = {sheet.left.written.text}; left {sheet.left.amount.text}"
    return str(number), said, gate, "; ".join(ticks), left, least, "; ".join(line.text for line in sheet.backward.lines)


def answer(sheet):
    """The solution of the prediction."""
    one = sheet.answer
    if not one:
        return TEXT["answer by hand"]
    return TEXT["answer"].format(word=one.word, chance=one.chance, share=one.share, writer=one.writer)


def solved(line):
    """A line of the solutions: what, worked, result."""
    return line.symbol, line.worked, line.text


def table(rows):
    """Solutions as a table."""
    cells = (f"<tr><td>{shown(a)}</td><td class=worked>= {b}</td><td>= <b>{c}</b></td></tr>" for a, b, c in rows)
    return f"<table>{''.join(cells)}</table>"
