"""A worksheet as one HTML file for the browser's print, on A4 or Letter: a leaf of exercises, and solutions apart.

Nothing is fetched: letters, charts and codes are inside. Whatever a visitor typed is escaped.
"""

import io
from html import escape
from pathlib import Path

import segno

from lstm.figures.colours import INK
from ui.take_home import TEXT, solutions
from ui.take_home.chart import chart
from ui.take_home.letters import letters
from ui.take_home.marks import blank, room, shown, values

HERE = Path(__file__).parent
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"  # no script of anybody's runs in it
SAFE = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
CHEQUERED = 0  # the mask of a code; to look for the best of all eight takes ten times as long
WORKING = '<div class="working"></div>'  # room to write


def file(sheets, links, numbered=False):
    """Sheets of lstm.figures.worksheet and the link of each, as the text of an HTML file.

    One has its solutions behind it; several, `numbered`, have all of them in one table at the end.
    """
    pages = [
        exercises(one, link, k if numbered else 0) for k, (one, link) in enumerate(zip(sheets, links, strict=True), 1)
    ]
    pages.append(solutions.of_all(sheets) if numbered else solutions.of_one(sheets[0]))
    style = letters() + (HERE / "worksheet.css").read_text(encoding="utf-8")
    head = f'<meta charset="utf-8"><title>Worksheet: inside an LSTM</title><style>{style}</style>'
    return f'<!doctype html><html lang="en"><head>{SAFE}{head}</head><body>{"".join(pages)}</body></html>'


def code(link):
    """The QR code of a link as SVG, and the link as text; the text alone where it is too long for a code."""
    told = f'<div class="link">{escape(link)}</div>'
    if not link:
        return "", ""
    try:
        drawn = io.BytesIO()
        made = segno.make_qr(link, error="l", mask=CHEQUERED)
        made.save(drawn, kind="svg", xmldecl=False, svgns=True, border=1, omitsize=True)
    except segno.DataOverflowError:
        return "", told
    return (
        f'<div class="code" role="img" aria-label="QR code of the link below">{drawn.getvalue().decode()}</div>',
        told,
    )


def exercises(sheet, link, number):
    """A student's sheet."""
    picture, told = code(link)
    title = f"Worksheet {number}" if number else "Worksheet"
    word = sheet.words[sheet.place]
    if sheet.answer:
        about = TEXT["about the network"].format(unit=sheet.unit, word=word)
    else:
        about = TEXT["about the unit"].format(word=word)
    reads = sheet.text + (" ____" if sheet.answer else "")
    parts = [predict(sheet), gate(sheet), steps(sheet), left(sheet), forget(sheet), back(sheet)]
    return (
        f'<div class="sheet"><header><div><h1>{title}: inside an LSTM</h1><div class="name"><span>Name</span>'
        f'<span>Date</span></div><p class="read">{escape(reads)}</p>'
        f"<p>{escape(about)}</p>"
        f'<p class="small">{escape(TEXT["rounding"])}</p></div>{picture}</header>'
        + "".join(
            f"<section><h2>{k}. {name}</h2>{html}{WORKING * (k > 1)}</section>"
            for k, (name, html) in enumerate(parts, 1)
        )
        + f"{told}</div>"
    )


def predict(sheet):
    """Exercise 1."""
    if not sheet.answer:
        return "Predict", f"<p>{escape(TEXT['predict by hand'])}</p>{room(2)}"
    choices = "".join(f"<span>☐ {escape(word)}</span>" for word in sheet.answer.choices)
    return "Predict", f'<p>{escape(TEXT["predict"])}</p><p class="given">{choices}</p>{room(2, "Because")}'


def gate(sheet):
    """Exercise 2."""
    one, ink, word = sheet.gate, INK[sheet.gate.key], sheet.words[sheet.place]
    count, many = len(one.products) + one.left, len(one.products)
    if one.left:
        told = TEXT["gate"].format(name=ink.name, symbol=ink.symbol, word=word, count=count, shown=many, left=one.left)
    else:
        told = TEXT["gate of all"].format(name=ink.name, symbol=ink.symbol, word=word, shown=many)
    rows = "".join(
        f"<tr><td>{escape(p.source)}</td><td>{p.weight.bracketed} × {p.value.bracketed} =</td><td>{blank()}</td></tr>"
        for p in one.products
    )
    rest = f"<tr><td>rest</td><td></td><td>{one.rest.text}</td></tr>"
    result = f"<p>sum z = {blank()} &ensp; {shown(one.value.symbol)} = {one.value.formula} = {blank()}</p>"
    where = '<p class="small">σ(z) = 1 / (1 + e<sup>−z</sup>)</p>' if one.key != "candidate" else ""
    columns = f"<div class=columns><table>{rows}{rest}</table><div>{result}{where}</div></div>"
    return "One gate’s sum", f"<p>{escape(told)}</p>{columns}"


def steps(sheet):
    """Exercise 3."""
    first, second = (sheet.words[tick.place] for tick in sheet.ticks)
    done = "".join(
        f'<p class="given"><b>{escape(sheet.words[tick.place])}</b>&ensp; {values(tick.given)}</p>'
        + '<p class="given">'
        + "".join(f"<span>{shown(one.symbol)} = {one.formula} = {blank()}</span>" for one in tick.lines)
        + "</p>"
        for tick in sheet.ticks
    )
    return "Two steps", f"<p>{escape(TEXT['steps'].format(word=first, next=second))}</p>{done}"


def left(sheet):
    """Exercise 4."""
    one = sheet.left
    head = "".join(f"<th>{escape(sheet.words[t])}</th>" for t in one.places)
    keeps = "".join(f"<td>{keep.text}</td>" for keep in one.keeps)
    blanks = f"<td>{blank()}</td>" * len(one.places)
    table = (
        f"<table><tr><th></th>{head}</tr><tr><td><i>f</i></td>{keeps}</tr><tr><td>share left</td>{blanks}</tr></table>"
    )
    told = TEXT["left"].format(word=sheet.words[sheet.place])
    last = f"<p>i × c̃ = {blank()} &ensp; of that is left: {blank()}</p>"
    return "What is left of a memory", f"<p>{escape(told)}</p>{table}{last}"


def forget(sheet):
    """Exercise 5."""
    return "The forget gate", f"<p>{escape(TEXT['chart'])} {blank()}</p>{chart(sheet, sheet.chart.shown)}"


def back(sheet):
    """Exercise 6."""
    if sheet.answer:
        told = TEXT["back"].format(word=sheet.words[-1], rival=sheet.answer.rival, chance=sheet.answer.rival_chance)
    else:
        told = TEXT["back by hand"]
    one = sheet.backward
    lines = "".join(f"<p>{shown(line.symbol)} = {line.formula} = {blank()}</p>" for line in one.lines)
    return "One step back", f'<p>{escape(told)}</p><p class="given">{values(one.given)}</p>{lines}'
