"""What is done to a network while it reads: the telling ones at a click, all of them listed, any by hand."""

import streamlit as st

from lstm.explain import difference, squashed
from lstm.figures.colours import INK
from lstm.figures.directions import isolated
from lstm.figures.who_wrote import operated_says
from lstm.numbers import exact
from ui.link import setting_checks, settings
from ui.who_wrote import TEXT, second_sentence
from ui.widgets import digits, notice
from ui.widgets.plain import cut, plain, say

WAYS_OUT = dict.fromkeys(("lstm", "peephole", "minlstm"), "f.all.{}:0")
WAYS_OUT |= dict.fromkeys(("gru", "gru_after", "mingru"), "z.all.{}:1")
WAYS_OUT |= {"coupled": "i.all.{}:1"}  # cell -> what empties its memory at a place; the LSTM of 1997 cannot


def add(*texts, where="picture"):
    """Put operations at the end of the list in the link; one on the same numbers gives way.

    `where` on the page this was pressed: there it is said if they are too many.
    """
    anew = {setting_checks.acts_on(text) for text in texts}
    kept = [one for one in settings.read_list("operations") if setting_checks.acts_on(one) not in anew]
    if len(kept) + len(texts) > setting_checks.MOST_OPERATIONS:
        notice.leave(where, TEXT["too many"].format(most=setting_checks.MOST_OPERATIONS))
        return
    settings.write(operations=",".join([*kept, *texts]))


def presets(read, end, place, answer):
    """The most telling operations on the sentence and the answer in view, each at a click."""
    offered, cell = {}, read.cell
    word = cut(read.found[place].token.text)
    between = [t for t in range(place + 1, end) if read.found[t].word[0].isalnum()]
    middle = min(between, key=lambda t: abs(2 * t - place - end), default=None)
    way_in, way_out = "i" if "i" in cell.GATES else "z", WAYS_OUT.get(read.layer.cell)
    if way_in in cell.GATES:
        offered[f"Shut the {INK[way_in].name}s at “{word}”"] = {"operations": f"{way_in}.all.{place}:0"}
        if middle is not None and way_out:
            what = f"{'Open' if way_out[-1] == '1' else 'Shut'} the {INK[way_out[0]].name}s"
            offered[f"{what} at “{cut(read.found[middle].token.text)}”"] = {"operations": way_out.format(middle)}
    at = end if middle is None else middle
    memory = "c" if "c" in cell.EQUATIONS else "h"
    offered["Carry another sentence's memory over"] = {"carry": f"{memory}.all.{at}:b"}
    if memory == "c":
        offered["Carry only its output over"] = {"carry": f"h.all.{at}:b"}
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="try"):
        st.markdown("**Try**", width="content")
        for k, (label, done) in enumerate(offered.items()):
            st.button(plain(label), key=f"preset {k}", on_click=do, args=(read, end, place, at, answer, done))


def do(read, end, place, at, answer, done):
    """Do a preset, in place of all that was done before.

    A transplant brings its second sentence along. The answer in view is then weighed against the one expected there:
    else the memory that is carried over would hardly show.
    """
    if "carry" not in done:
        settings.write(**done)
        return
    text = settings.get("other") if second_sentence.requested(read) else second_sentence.pair(read, end, place)
    if text is None:
        notice.leave("picture", TEXT["no pair"])
        return
    other = second_sentence.unanswered(read.model, text)
    source, instead = min(at, len(other.found) - 1), int(other.chances[-1].argmax())
    words = read.signature.kind == "class"
    settings.write(
        other=text,
        source=source,
        operations=f"{done['carry']}{source}",
        against=instead if words and instead != answer else "",
    )


def listed(read, able, run, answer):
    """Every operation, what the answer would be without it (unless `run` is None), and a way to take it back."""
    for k, one in enumerate(able):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            say(operated_says.called(one, read), width="content")
            if len(able) > 1 and run:
                without = run([*able[:k], *able[k + 1 :]]).chances[-1, answer]
                line = f"without it, “{read.signature.answers[answer]}”: {operated_says.value(read.signature, without)}"
                st.caption(plain(line), width="content")
            st.button("Undo", key=f"undo {one}", on_click=drop, args=(str(one),))
    if able:
        st.button("Undo all", on_click=settings.write, kwargs={"operations": ""})


def drop(text):
    """Take one operation back."""
    here = setting_checks.acts_on(text)
    settings.write(
        operations=",".join(one for one in settings.read_list("operations") if setting_checks.acts_on(one) != here)
    )


def changes(usual, now, answer):
    """Where the run first differs from the untouched one, and by how much at each word and in the answer."""
    found = difference(usual.cell, usual.trace, now.trace)
    if found.first is None:
        say("Nothing at all has changed.")
        return
    say(operated_says.first_change(usual, now, found))
    box = st.expander("What changed at each word", on_change="rerun", key="open_changes")
    if box.open:
        if told := operated_says.in_bits(usual, now, answer):
            box.caption(plain(told))
        rows, said = operated_says.table(usual, now, found), "The largest change of each quantity at each word"
        box.dataframe(rows, hide_index=True, column_config=digits.every(rows), alt=f"{said}, before and after")


def by_hand(read, other, unlearns):
    """Any operation, put together from its parts."""
    box = st.expander("Any operation, put together by hand", on_change="rerun", key="open_by_hand")
    if not box.open:
        return
    names = {name: INK[name].name for name in read.cell.EQUATIONS}
    with box:
        what, units, first, last, value = st.columns([1, 1.2, 1, 1, 1], vertical_alignment="bottom")
        quantity = what.selectbox("Quantity", names, format_func=names.get, key="hand quantity")
        some = units.multiselect("Units", range(read.trace.h.shape[-1]), placeholder="all units", key="hand units")
        tokens = read.tokens
        places = range(len(tokens))
        start = first.selectbox(
            f"From the {read.noun}", places, format_func=lambda place: isolated(tokens[place]), key="hand first"
        )
        stop = last.selectbox(
            f"to the {read.noun}",
            places[start:],
            format_func=lambda place: isolated(tokens[place]),
            key=f"hand last {start}",
        )
        whole = (-1.0, 1.0) if quantity in ("candidate", "h") else (-10.0, 10.0) if quantity == "c" else (0.0, 1.0)
        amount = value.number_input("Set to", *whole, 0.0, 0.1, key=f"hand value {quantity}")
        head = f"{quantity}.{'+'.join(map(str, some)) or 'all'}"
        with st.container(horizontal=True):
            places = f"{start}-{stop}" if stop > start else f"{start}"
            here = {"on_click": add, "kwargs": {"where": "by hand"}}
            st.button("Set it", args=(f"{head}.{places}:{exact(amount)}",), **here)
            if unlearns and quantity in squashed(read.trace):
                st.button("Give it the weights from before training", args=(f"{head}.all:untrained",), **here)
            if other and len(tokens[:start]) < len(other.found):
                st.button(
                    "Carry it over from the same place of the second sentence",
                    args=(f"{head}.{start}:b{start}",),
                    **here,
                )
        notice.show("by hand")
        st.caption(TEXT["by hand"])
