"""The page Your own LSTM: one network, looked at in one way at a time."""

import streamlit as st

from lstm import CELLS, hidden_size
from lstm.explain import memory, order_units, probe
from lstm.explain.gradient_reach import LEFT
from lstm.explain.products import squashed, terms
from lstm.figures.colours import INK
from lstm.figures.sentence import gates as gates_figure
from lstm.figures.sentence.arithmetic import SYMBOLS
from lstm.figures.text import listed, percent
from lstm.figures.your_own import healthy, held, reaching
from lstm.numbers import brief, say
from lstm.unroll import at, input_size
from ui.link import settings
from ui.widgets.plain import plain
from ui.your_own import TEXT, give, network, same
from ui.your_own.settings import ORDERS, VIEWS

MOST_DRAWN = 24  # units
MOST_PRODUCTS = 12
SAVED_AS = {"displaylogo": False, "toImageButtonOptions": {"format": "svg", "filename": "own-network"}}


def page():
    """Everything under the lead."""
    network.choose()
    found, name = network.found()
    view = choice("Look at", "look", VIEWS)
    if view == "same":
        same.same(name)
        return
    layer = network.layer_of(found)
    if view == "found":
        what_was_found(found)
        return
    if name == "own":
        give.give()
    given, xs = network.given_to(found, layer, name)
    trace, report = network.run(layer, xs)
    words = given[2] or [str(step + 1) for step in range(len(xs))]
    if view == "health":
        health(report)
    elif view == "gates":
        gates(layer, trace, words[: len(xs)])
    elif view == "step":
        step(layer, trace)
    elif view == "wrote":
        wrote(trace)
    elif view == "back":
        back(layer, xs)
    else:
        column(trace, given[1])


def choice(label, name, options):
    """A row of choices that is one setting; what is chosen."""
    key = settings.own_key(name)
    st.session_state[key] = settings.get(name)
    st.segmented_control(
        label,
        options,
        format_func=options.get,
        key=key,
        on_change=lambda: settings.write(**{name: st.session_state[key]}),
        required=True,
        label_visibility="collapsed" if name == "look" else "visible",
    )
    return settings.get(name)


def what_was_found(found):
    """A row for each layer, and what there is to say of the file."""
    rows = [
        {
            "where it stood": plain(layer.place),
            "cell": CELLS[layer.cell].NAME,
            "reads": f"{input_size(layer.weights):,} numbers" + (", from the end" if layer.reverse else ""),
            "units": f"{hidden_size(layer.weights):,}",
            "order": layer.order or "–",
            "biases": str(layer.biases),
        }
        for layer in found.layers
    ]
    st.markdown(f"**{plain(found.name)}**, {found.format}")
    st.table(rows, hide_index=True, alt="The layers that were found in the file")
    notes = [plain(note) for note in found.notes]
    doubts = {doubt for layer in found.layers for doubt in layer.unsure}
    if doubts:
        names = {"order": "the order of its gates", "gates": "how its gates are squashed"}
        what = [names.get(doubt, "how its candidate is squashed") for doubt in sorted(doubts)]
        notes.append(TEXT["unsure"].format(what=listed(what)))
    st.markdown("\n".join(f"- {note}" for note in [*notes, TEXT["found"]]))


def health(report):
    """The report as a table, and what to do where a bound is crossed."""
    st.markdown(f"**{report.cell}**, {report.units} units. " + TEXT["health"].format(steps=report.steps))
    rows = [
        {
            "what": one.what,
            "is": one.number,
            "worth a look": one.bound or "–",
            "": "⚠ crossed" if one.crossed else "within" if one.bound else "",
        }
        for one in report.findings
    ]
    table, picture = st.columns([2.2, 1], gap="medium")
    table.table(rows, hide_index=True, alt="How the layer is: every finding with its number and its bound")
    with picture:
        said = healthy.describe(report)
        st.plotly_chart(healthy.draw(report), key="own health", config=SAVED_AS, alt=said)
    advice = [f"- **{one.what}**: {one.advice}" for one in report.findings if one.crossed]
    st.markdown("\n".join(advice) if advice else TEXT["well"])


def gates(layer, trace, words):
    """Every gate of the units that move most."""
    order = choice("Units", "own_order", ORDERS)
    units = memory(trace).shape[-1]
    cell = CELLS[layer.cell]
    figure = gates_figure.draw(cell, trace, words, order, MOST_DRAWN)
    said = f"Heat maps of {listed([INK[name].name for name in cell.EQUATIONS])} over {len(words)} steps"
    st.caption(TEXT["gates"].format(drawn=min(MOST_DRAWN, units), units=units))
    st.plotly_chart(figure, key="own gates", config=SAVED_AS, alt=said)


def picked(trace):
    """The unit and the step in view, each with a box to change it; at first the unit that holds most, at the end."""
    steps, units = memory(trace).shape
    unit, place = settings.get("own_unit"), settings.get("own_step")
    usual = order_units(trace, "holds")[0]
    unit, place = min(usual if unit is None else unit, units - 1), min(steps - 1 if place is None else place, steps - 1)
    with st.container(horizontal=True, gap="small"):
        box("Unit", "own_unit", unit, units - 1)
        box("Step (0 is the first)", "own_step", place, steps - 1)
    return unit, place


def box(label, name, value, most):
    """A number that is a setting."""
    key = settings.own_key(name)
    st.session_state[key] = value
    st.number_input(
        label, 0, most, key=key, width=200, on_change=lambda: settings.write(**{name: str(st.session_state[key])})
    )


def step(layer, trace):
    """One step of one unit: every quantity, and the products in one of its sums."""
    unit, place = picked(trace)
    cell, one = CELLS[layer.cell], at(trace, place)
    sums = {name: terms(layer.weights, one, name, unit) for name in squashed(one)}
    rows = [
        {
            "quantity": f"{INK[name].name} {INK[name].symbol}",
            "sum before squashing": say(sums[name].total) if name in sums else "–",
            "value": say(getattr(one, name)[unit]) if unit < getattr(one, name).shape[-1] else "–",
        }
        for name in cell.EQUATIONS
    ]
    st.table(rows, hide_index=True, alt=f"Every number of unit {unit} at step {place + 1}")
    st.caption(TEXT["step"])
    for tab, name in zip(st.tabs([INK[name].name for name in sums]), sums, strict=True):
        with tab:
            st.table(products(sums[name]), hide_index=True, alt=f"The products in the sum of the {INK[name].name}")


def products(taken):
    """The weightiest products of a sum, and all others together."""
    lines = []
    for part in taken.parts:
        name = "bias" if part.source == "1" else SYMBOLS[part.source]
        numbers = zip(part.weights.tolist(), part.values.tolist(), part.products.tolist(), strict=True)
        lines += [(name if part.source == "1" else f"{name} {k}", *one) for k, one in enumerate(numbers)]
    lines.sort(key=lambda line: -abs(line[-1]))
    rows = [
        {"from": name, "weight": say(weight), "value": say(value), "product": say(product)}
        for name, weight, value, product in lines[:MOST_PRODUCTS]
    ]
    rest = [line[-1] for line in lines[MOST_PRODUCTS:]]
    others = {"from": f"{len(rest)} others", "weight": "", "value": "", "product": say(sum(rest))}
    return rows + [others] * bool(rest)


def wrote(trace):
    """Who wrote what one unit holds."""
    if not hasattr(trace, "carried"):
        st.markdown(TEXT["wrote not"])
        return
    unit, place = picked(trace)
    said = held.describe(trace, unit, place)
    st.markdown(said)
    st.plotly_chart(held.draw(trace, unit, place), key="own wrote", config=SAVED_AS, alt=said)
    st.caption(TEXT["wrote"])


def back(layer, xs):
    """How much of a gradient is left on its way back."""
    left = network.gradient(layer, xs)
    said = reaching.describe(left, LEFT)
    st.markdown(said)
    st.plotly_chart(reaching.draw(left, LEFT), key="own back", config=SAVED_AS, alt=said)
    st.caption(TEXT["back"])


def column(trace, columns):
    """Is a column of the visitor's in the memory?"""
    st.markdown(TEXT["column"])
    if not columns:
        st.info(TEXT["column needs"].format(steps=len(trace.h)))
        return
    name = st.selectbox("Column", list(columns), key="own_column")
    try:
        found = probe(trace, columns[name][: len(trace.h)])
    except ValueError as fault:
        st.warning(plain(f"It cannot be told: {fault}."))
        return
    told = percent if found.measure == "accuracy" else brief
    rows = [
        {"read from": f"the best single unit, {found.unit}", "tells": told(found.best_unit)},
        {"read from": "all of the output h", "tells": told(found.h)},
        {"read from": "what it is given at the same step", "tells": told(found.x)},
        {"read from": "the memory, for the column shuffled", "tells": told(found.shuffled)},
    ]
    if found.c is not None:
        rows.insert(1, {"read from": "all of the memory c", "tells": told(found.c)})
    st.table(rows, hide_index=True, alt=f"How well the column {plain(name)} can be told from each")
    measure = "Accuracy" if found.measure == "accuracy" else found.measure
    st.caption(TEXT["column says"].format(measure=measure, held=found.held_out))
