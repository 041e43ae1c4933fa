"""The page on a phone, as HTML: a question, large buttons, and what became of it. It works without its script too."""

from html import escape
from pathlib import Path

from lstm.figures.classroom.tally import answer, describe, draw, right
from lstm.figures.directions import isolated
from lstm.numbers import exact, plain
from ui.classroom.votes import TEXT

PAGE = Path(__file__).with_name("phone.html").read_text(encoding="utf-8").strip()
MOST_WORDS = 20  # under a curve, in 360 px


def page(title, main, root="", version="", **sentences):
    """A whole page around its main part; `root` leads to the door, and `sentences` are what its script may say."""
    said = "".join(f' data-{name}="{escape(text)}"' for name, text in sentences.items())
    return PAGE.format(title=escape(title), root=root, version=escape(version), said=said, main=main)


def button(text):
    """What sends a form."""
    return f"<button>{shown(text)}</button>"


def shown(text):
    """Words of a question as they are, whatever is in them."""
    return escape(isolated(text))


def paragraph(text, kind=""):
    """A paragraph of plain words."""
    return f"<p{f' class={kind}' * bool(kind)}>{shown(text)}</p>"


def door(sentence="", root=""):
    """Where one comes in: a room's number is asked for."""
    said = paragraph(sentence, "said") * bool(sentence)
    ask = '<input id="room" name="room" inputmode="numeric" autocomplete="off" required maxlength="9">'
    label = f'<label for="room">{shown(TEXT["room"])}</label>'
    form = f'<form action="{root or "./"}">{label}{ask}{button(TEXT["enter"])}</form>'
    return page("Inside the LSTM", f"<h1>Inside the LSTM</h1>{said}{paragraph(TEXT['welcome'])}{form}", root)


def room(number, asked, mine=None, rounds=(), sentence="", root=""):
    """A room: the question it is at, an Asked or None; what this phone said; after the reveal every round's votes."""
    title = TEXT["title"].format(room=number)
    top = f"<h1>{shown(title)}</h1>" + paragraph(sentence, "said") * bool(sentence)
    said = {"offline": TEXT["offline"], "kept": TEXT["kept"]}
    if asked is None or asked.state == "done":
        return page(title, top + paragraph(TEXT["waiting"]), root, version_of(asked), **said)
    body = paragraph(asked.question.text, "question")
    if asked.state == "open":
        body += paragraph(TEXT["once more"]) * (asked.round > 1) + form(asked, mine, f"{root}{number}/vote")
    elif asked.state == "closed":
        body += paragraph(TEXT["over"]) + own(asked.question, mine)
    else:
        body += decided(asked.question, mine, rounds)
    return page(title, top + body, root, version_of(asked), **said)


def version_of(asked):
    """What tells whether a phone shows what holds."""
    return "none" if asked is None else f"{asked.number}.{asked.state}.{asked.round}"


def form(asked, mine, address):
    """What is pressed, typed or drawn."""
    question = asked.question
    hidden = {"number": asked.number, "round": asked.round}
    fields = "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in hidden.items())
    make = {"choice": choices, "number": typed, "curve": drawn}[question.kind]
    told = f"{TEXT['counted']} {TEXT['change']}" if mine is not None else ""
    inside = fields + make(question, mine)
    sent = f'<form method="post" action="{escape(address)}" data-kind="{question.kind}">{inside}</form>'
    return sent + paragraph(told or TEXT["not counted"], "told") * bool(told or question.kind == "choice")


def choices(question, mine):
    """A large button for each answer."""
    return "".join(
        f'<button name="value" value="{k}" aria-pressed="{"true" if mine == k else "false"}">{shown(one)}</button>'
        for k, one in enumerate(question.answers)
    )


def typed(question, mine):
    """A number."""
    label = shown(TEXT["number"].format(unit=f", in{question.unit}" if question.unit else ""))
    value = "" if mine is None else f' value="{plain(mine)}"'
    field = f'<input id="value" name="value" inputmode="decimal" autocomplete="off" required maxlength="20"{value}>'
    return f'<label for="value">{label}</label>{field}{button(TEXT["send"])}'


def drawn(question, mine):
    """A curve: sliders, one a step; the script draws a panel to drag in over them, and sets them by it."""
    rows = "".join(
        f'<label>{shown(one)}<input type="range" name="value" min="0" max="1" step="0.05" value="{value}"></label>'
        for one, value in zip(question.labels, mine or [0.5] * len(question.labels), strict=True)
    )
    every = -(-len(question.labels) // MOST_WORDS)  # under many steps only some stand; the one in hand is said above
    words = "".join(f"<span>{shown(one) * (k % every == 0)}</span>" for k, one in enumerate(question.labels))
    panel = f'<p class="told">{shown(TEXT["curve"])}</p><div id="panel"></div>'
    panel += f'<div class="words" aria-hidden="true">{words}</div>'
    steps = f"<details><summary>{shown(TEXT['step by step'])}</summary>{rows}</details>"
    return panel + steps + button(TEXT["send"])


def own(question, mine):
    """What this phone said, in words; nothing of a curve."""
    if mine is None or question.kind == "curve":
        return ""
    return paragraph(
        "You said: " + (question.answers[mine] if question.kind == "choice" else plain(mine) + question.unit)
    )


def decided(question, mine, rounds):
    """After the reveal: what is right, what this phone said, and what the others did."""
    parts = [paragraph(TEXT["revealed"])] if question.right is not None else []
    if told := answer(question):
        parts.append(paragraph(told, "answer"))
    parts.append(own(question, mine))
    if mine is not None and question.right is not None:
        parts.append(paragraph(TEXT["was right"] if right(question, mine) else TEXT["was wrong"]))
    names = ("First vote", "Second vote")
    for name, votes in zip(names, rounds, strict=False):
        parts.append(paragraph(describe(question, votes, name)))
    if question.kind == "curve":
        parts.append(curves(question.right, mine))
    else:
        picture = draw(question, rounds)
        rows = "".join(
            f"<tr><th scope=row>{shown(label)}</th>"
            + "".join(f"<td>{one['bars'][k]}</td>" for one in picture["rounds"])
            + "</tr>"
            for k, label in enumerate(picture["labels"])
        )
        parts.append(f"<table>{rows}</table>")
    return "".join(parts)


def curves(right, mine):
    """The run's own curve, and dashed what this phone drew, as a picture; nothing to be heard, for it was said."""
    inside = "".join(
        f'<polyline points="{" ".join(f"{k},{exact(1 - value)}" for k, value in enumerate(one))}" class="{kind}"/>'
        for one, kind in ((right, "right"), (mine, "mine"))
        if one
    )
    size = f'viewBox="0 -0.05 {max(1, len(right or ()) - 1)} 1.1" preserveAspectRatio="none"'
    return f'<svg class="curves" {size} aria-hidden="true">{inside}</svg>'
