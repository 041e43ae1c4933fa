"""Which units of the English network carry singular or plural from a noun to the verb, in the visitor's own words."""

import streamlit as st

from lstm import words
from lstm.explain.agreement import agreement, other_number
from lstm.figures.sentence import english as tables
from lstm.figures.sentence import number_units as figure
from lstm.presets.english import number_units as measured
from ui.link import settings
from ui.link.take_up import stand
from ui.sentence import TEXT
from ui.sentence.chart import chart
from ui.sentence.settings import AGREES
from ui.widgets.own_part import own_part
from ui.widgets.plain import plain

MOST = 25  # words that are read
VERBS = (("is", "are"), ("was", "were"), ("has", "have"))
DETERMINERS = {"the", "my", "your", "our", "their", "his", "her", "this", "that", "these", "those", "some", "a", "an"}


def number_units(model):
    """An expander; what is closed is not computed."""
    box = st.expander("Singular or plural: which units carry it to the verb", on_change="rerun", key="open_number")
    if box.open:
        with box:
            part(model)


@own_part
def part(model):
    """The visitor's beginning, its subject and the verb; the units; and what many beginnings say."""
    st.markdown(TEXT["number units"])
    key, now = settings.own_key("agrees"), settings.get("agrees").strip() or AGREES
    stand(key, now, settings.LONGEST_LINK, True)
    ask, of, verb = st.columns([3, 1, 1], vertical_alignment="bottom")
    text = ask.text_input(
        "A beginning, up to before its verb",
        key=key,
        on_change=lambda: settings.write(agrees=st.session_state[key], subject=""),
    )
    found = words.find(words.split(text)[:MOST], model.words)
    nouns = numbered(found, frozenset(model.words))
    if not nouns:
        st.info(TEXT["no noun of two numbers"])
    else:
        place = settings.get("subject") if settings.get("subject") in nouns else likeliest(found, nouns)
        chosen("subject", of, "Its subject", {k: found[k].token.text for k in nouns}, place)
        chosen("verb", verb, "Its verb", {k: " / ".join(pair) for k, pair in enumerate(VERBS)}, settings.get("verb"))
        shown(model, found, nouns, place, VERBS[settings.get("verb")])
    st.markdown(figure.on_average(measured.stored()))
    st.markdown(TEXT["english units"])
    st.table(tables.number_units(model), hide_index=True, alt="Share of right verbs with one unit silenced")
    st.markdown(tables.carries_number(model))


def numbered(found, known):
    """The nouns that are known in both numbers: place -> (the other, whether the one that stands there is plural)."""
    pairs = {k: other_number(one.word, known) for k, one in enumerate(found) if one.how != "unknown"}
    return {k: pair for k, pair in pairs.items() if pair}


def likeliest(found, nouns):
    """The first of these that stands at most two words after an article or its like; else the first."""
    near = [k for k in nouns if any(one.word in DETERMINERS for one in found[max(0, k - 2) : k])]
    return (near or list(nouns))[0]


def chosen(name, place, label, options, now):
    """A choice that is in the link."""
    key = settings.own_key(name)
    st.session_state[key] = now
    place.selectbox(
        label,
        options,
        format_func=options.get,
        key=key,
        on_change=lambda: settings.write(**{name: str(st.session_state[key])}),
    )


def shown(model, found, nouns, place, verbs):
    """What is found of the beginning in view."""
    ids, at = [one.id for one in found], words.places(model.words)

    def asked(k):
        other, plural = nouns[k]
        both = (other, found[k].word) if plural else (found[k].word, other)
        return both, agreement(model, ids, k, tuple(at[one] for one in both), tuple(at[one] for one in verbs))

    both, subject = asked(place)
    after = [k for k in nouns if k > place]
    between, near = asked(after[-1]) if after else (("", ""), None)
    right = int(nouns[place][1])
    st.markdown(figure.leaning(subject, tuple(plain(one) for one in both), verbs, right))
    st.markdown(figure.pulls(subject, plain(both[0]), near, plain(between[0])))
    st.markdown(figure.verdict(subject))
    if abs(subject.pull) >= figure.FAINT:
        left, right = st.columns(2, gap="large")
        left.table(figure.rows(subject), hide_index=True, alt="What units take of the pull, and bring of it")
        with right:
            chart(figure.draw(subject), "number_units", figure.verdict(subject), "number-units", bare=True)
