"""The page "How far back": a sentence with a gap to drag open, and who still knows what its beginning asked for."""

import streamlit as st

from lstm.everyday import sentences
from lstm.experiments import gaps
from lstm.figures.classroom.compared import knowing
from lstm.figures.how_far import far as picture
from lstm.presets import gaps as measured
from ui.classroom import offers
from ui.how_far import TEXT, measured_again, recent
from ui.how_far.far import far
from ui.link import settings
from ui.sentence import network_switch, sentence_box
from ui.train_live.drive import pace
from ui.widgets.own_part import own_part

KINDS = {name: text[0].upper() + text[1:] for name, text in gaps.KINDS.items()} | {"own": "Your own sentence"}
LABELS = {"need": "The reason", "owner": "Who said so", "place": "What moves"}


def how_far():
    """The choice of the sentence, the picture, and the experiment once more."""
    if large := network_switch.large():
        recent.recent(large)
        return
    kind = kind_in_view()
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        choose("far", "What the last word hangs on", KINDS, kind, st.segmented_control, required=True, width="content")
        if kind != "own":
            words = {word: word for word in gaps.reasons(kind)}
            choose("reason", LABELS[kind], words, reason_in_view(kind), st.selectbox, width=180)
            fresh = (settings.get("between") + 1) % 1000
            if not settings.get("room"):  # before a class, what is asked least makes room
                st.button("Other words between", on_click=lambda: settings.write(between=fresh))
    text = own_words() if kind == "own" else None
    if kind == "own" and text is None:
        return
    playing = measured_again.playing()
    own_part(drawn, run_every=pace().apart if playing else None)(kind, text)
    measured_again.drive()
    network_switch.switch(None)


def kind_in_view():
    """What the link asks for; a sentence of the visitor's own, where one came along from another page."""
    asked = settings.get("far")
    return asked or ("own" if settings.get("sentence") != sentences.SEED else "need")


def reason_in_view(kind):
    """The reason the link asks for, if the kind has it; else its first."""
    asked, known = settings.get("reason"), gaps.reasons(kind)
    return asked if asked in known else known[0]


def cell_in_view():
    """Whose reading tints the words."""
    return settings.get("cell") if settings.get("cell") in gaps.CELLS else "lstm"


def choose(name, label, options, now, widget, **how):
    """A widget for a setting that shows what is in force even where the link does not say it."""
    key = settings.own_key(name)
    st.session_state[key] = now
    change = {"on_change": lambda: settings.write(**{name: st.session_state[key]})}
    widget(label, options, format_func=options.get, key=key, **change, **how)


def drawn(kind, text):
    """The picture; while the experiment runs once more, each run of this is a turn of it."""
    again = measured_again.turn()
    cell = cell_in_view()
    if kind == "own":
        views = [own_view(cell, *text)]
    else:
        views = views_of(kind, reason_in_view(kind), settings.get("between"), cell)
    data = picture.draw(views, cell, measured.stored(), again and again.right, gaps.longest_gap(), kind)
    shown = views[0] if kind == "own" else views[settings.get("clauses")]
    offers.offer("How many still know?", lambda: knowing(shown))
    with st.container(key="sight"):
        far(data, "" if kind == "own" else str(settings.get("clauses")))
    measured_again.progress(again)


@st.cache_data(max_entries=128, show_spinner=False)
def views_of(kind, reason, seed, cell):
    """The drawn-out sentence with every number of clauses."""
    some = [gaps.stretched(kind, reason, clauses, seed) for clauses in range(gaps.MOST_CLAUSES + 1)]
    return [view(cell, one.words, one.words, one.answer, one.reason) for one in some]


def view(cell, words, tokens, answer, reason=None, known=True):
    """One sentence as it is drawn; its answer stands against the others that fit, or where it does not, against all."""
    networks = {name: measured.network(name) for name in gaps.CELLS}
    fit = sentences.options(words)
    others = [word for word in (fit if answer in fit else networks[cell].words) if word != answer]
    return picture.view(networks, gaps.trigram(), tuple(words), tokens, answer, others, cell, reason, known)


def own_words():
    """The visitor's sentence, up to where its answer is asked for: (words, tokens, answer or ""), or None."""
    read = sentence_box.sentence_box(network=measured.network("lstm"))
    if not read.found or read.strange:
        return None
    end = read.end
    words, tokens = zip(*((one.word, one.token.text) for one in read.found[: end + 1]), strict=True)
    after = [one.word for one in read.found[end + 1 :]]
    return words, tokens, "".join(after[:1])


@st.cache_data(max_entries=128, show_spinner=False)
def own_view(cell, words, tokens, answer):
    """The visitor's sentence as it is drawn; without an answer, what the network in view expects most."""
    network = measured.network(cell)
    return view(cell, words, tokens, answer or gaps.likeliest(network, words, network.words), known=bool(answer))


def explained():
    """What is to be seen, in short paragraphs; of the English network that stands beside its picture."""
    if network_switch.large():
        return
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("“The car runs on the road” needs two words", anchor=False)
        st.markdown(TEXT["two words"])
    with right:
        st.subheader("Two ways to ask what a word is worth", anchor=False)
        st.markdown(TEXT["two ways"])
    plan = measured.stored()
    with st.expander("How it was measured"):
        st.markdown(TEXT["how it was measured"].format(updates=plan["updates"], longest=gaps.longest_gap()))
