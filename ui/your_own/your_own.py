"""The page Your own LSTM: one network, looked at in one way at a time."""

import streamlit as st

from lstm import CELLS, hidden_size
from lstm.explain import memory, probe
from lstm.figures.classroom.networks import beyond, widest
from lstm.figures.colours import INK
from lstm.figures.sentence import gates as gates_figure
from lstm.figures.text import listed, percent
from lstm.figures.your_own import beside, healthy
from lstm.numbers import brief
from lstm.unroll import input_size
from ui.classroom import offers
from ui.link import settings
from ui.sentence.chart import chart
from ui.widgets.plain import plain, say
from ui.your_own import TEXT, give, inside, network, same
from ui.your_own.network import SAVED_AS
from ui.your_own.settings import ORDERS, VIEWS

REPORT = """<style>
.st-key-report [data-testid=stColumn] { min-width: min(100%, 340px); }
@media print {
  [data-testid=stMainBlockContainer] { padding: 0 !important; width: 100% !important; zoom: 0.85 !important; }
  [data-testid=stMainBlockContainer] > * > :not(:has(.st-key-report, .printed)) { display: none !important; }
  [data-testid=stHeader], iframe, .st-key-heard_of { display: none !important; }
  html, body, #root, #root > *, .stApp, [data-testid=stAppViewContainer], [data-testid=stMain] {
    position: static !important; height: auto !important; min-height: 0 !important; overflow: visible !important;
  }
  .st-key-report [data-testid=stHorizontalBlock] { display: block !important; }
  .st-key-report [data-testid=stColumn] { width: 100% !important; break-inside: avoid; }
  .st-key-report :is(p, li, td, th) { font-size: 13px !important; }
  .st-key-report :is(td, th) { padding: 2px 6px !important; }
  .st-key-report tr { break-inside: avoid; }
  @page { size: portrait; margin: 14mm; }
}
</style>"""
MOST_DRAWN = 24  # units


def page():
    """Everything under the lead."""
    network.choose()
    found, name = network.found()
    asks(found, name)
    view = choice("Look at", "look", VIEWS)
    if view == "same":
        same.same(name)
        return
    layer = network.layer_of(found)
    if view == "found":
        what_was_found(found)
        return
    if name == "own":
        give.give(found)
    run = network.run_of(found, layer, name)
    if view == "health":
        health(found, run)
    elif view == "gates":
        gates(run)
    elif view == "step":
        inside.step(run)
    elif view == "wrote":
        inside.wrote(run)
    elif view == "back":
        inside.back(run)
    else:
        column(run)


def asks(found, name):
    """What a class can be asked about the layer in view, in whichever way it is looked at."""
    layer = found.layers[min(settings.get("part"), len(found.layers) - 1)]
    for title, make in {"Which gate is open widest?": widest, "How far from 0?": beyond}.items():
        offers.offer(title, lambda make=make: make(layer.cell, network.computed(found, layer, name)[0].as_read))


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
    rows += [
        {
            "where it stood": plain(one.place),
            "cell": "Embedding",
            "reads": f"one of {len(one.rows):,} tokens",
            "units": f"{one.rows.shape[1]:,} numbers",
            "order": "–",
            "biases": "–",
        }
        for one in found.embeddings
    ]
    st.markdown(f"**{plain(found.name)}**, {found.format}")
    st.table(rows, hide_index=True, alt="The layers that were found in the file")
    notes = [plain(note) for note in found.notes]
    if found.embeddings:
        notes.append(TEXT["embedding"])
    doubts = {doubt for layer in found.layers for doubt in layer.unsure}
    if doubts:
        names = {"order": "the order of its gates", "gates": "how its gates are squashed"}
        what = [names.get(doubt, "how its candidate is squashed") for doubt in sorted(doubts)]
        notes.append(TEXT["unsure"].format(what=listed(what)))
    st.markdown("\n".join(f"- {note}" for note in [*notes, TEXT["found"]]))


def health(found, run):
    """The report as a table, and what to do where a bound is crossed; printed, it stands alone."""
    st.html(REPORT)
    with st.container(key="report"):
        st.subheader(plain(found.name), anchor=False)
        what = f"{run.health.cell}, {run.health.units} units ({plain(run.layer.place)})"
        read = (TEXT["over random"] if run.random else TEXT["over"]).format(steps=run.health.steps)
        st.markdown(f"**{what}.** {read} {TEXT['health']}")
        findings(run)
    st.caption(TEXT["print"])


def findings(run):
    """What is worth a look, with advice; every finding, its number and its bound; and a picture of them."""
    report = run.health
    rows = [
        {
            "what": one.what,
            "is": one.number,
            "worth a look": one.bound or "–",
            "": "⚠ crossed" if one.crossed else "within" if one.bound else "",
        }
        for one in report.findings
    ]
    advice = [f"- **{one.what}**: {one.advice}" for one in report.findings if one.crossed]
    st.markdown("\n".join(advice) if advice else TEXT["well"])
    table, picture = st.columns([2.2, 1], gap="medium")
    table.table(rows, hide_index=True, alt="How the layer is: every finding with its number and its bound")
    with picture:
        said = healthy.describe(report)
        figure = run.once("health drawn", lambda: healthy.draw(report))
        chart(figure, "own health", said, SAVED_AS)


def gates(run):
    """Every gate of the units that move most."""
    order = choice("Units", "own_order", ORDERS)
    units = memory(run.trace).shape[-1]
    cell = CELLS[run.layer.cell]
    figure = run.once(f"gates {order}", lambda: gates_figure.draw(cell, run.trace, run.words, order, MOST_DRAWN))
    said = f"Heat maps of {listed([INK[name].name for name in cell.EQUATIONS])} over {len(run.words)} steps"
    st.caption(TEXT["gates"].format(drawn=min(MOST_DRAWN, units), units=units))
    chart(figure, "own gates", said, SAVED_AS)


def column(run):
    """Is a column of the visitor's in the memory?"""
    trace, columns = run.trace, run.columns
    st.markdown(TEXT["column"])
    if not columns:
        st.info(TEXT["column needs"].format(steps=len(trace.h)))
        return
    name = st.selectbox("Column", list(columns), key="own_column")
    try:
        found = probe(trace, columns[name])
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
    unit = settings.get("own_unit")
    unit = inside.box_of_unit(found.unit if unit is None else unit, memory(trace).shape[-1])
    said = beside.describe(trace, unit, columns[name], name)
    say(said)
    chart(beside.draw(trace, unit, columns[name], name), "own column picture", said, SAVED_AS)
