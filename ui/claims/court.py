"""The court: a claim, a guess, the rule, the verdict that follows, and what others found."""

import streamlit as st

from lstm.claims import CLAIMS, stored, values_stored, verdict_stored
from lstm.experiments.court import own
from lstm.figures.claims import dots as picture
from lstm.figures.claims import says
from lstm.numbers import clock, count
from ui.claims import TEXT, own_claim, run_here
from ui.link import settings
from ui.widgets import guess
from ui.widgets.dots import dots

GUESSES = ("True", "False", "It depends", "Such an experiment cannot tell")


def court():
    """The claim in view, from its words to its verdict."""
    which = chosen()
    if isinstance(which, own.Own):
        with st.container(key="sight"):
            own_claim.edit(which)
            the_rule(which)
        run_here.drive(which, None)
        st.caption(TEXT["your argument"])
        return
    claim = CLAIMS[which]
    with st.container(key="sight"):
        st.subheader(claim.CLAIM, anchor=False)
        the_rule(claim)
        decided = before(which, claim)
    left, right = st.columns(2, gap="large")
    left.markdown(f"**Who says so.** {claim.SAID_BY}")
    right.markdown(f"**The experiment.** {claim.HOW}")
    if decided:
        after(which, claim)


def the_rule(claim):
    """What decides."""
    st.markdown(f"**The rule**, as it stands before anything is run. {says.rule_said(claim, len(claim.SEEDS))}")


def chosen():
    """The claim that the link asks for: its name, or the visitor's own."""
    names = {name: f"{count(claim.NUMBER)} · {claim.CLAIM}" for name, claim in CLAIMS.items()}
    key = settings.own_key("claim")
    st.session_state[key] = settings.text("claim")
    names |= {"own": "A claim of your own"}
    name, places = settings.text("claim"), list(names)
    following = places[places.index(name) + 1] if name != places[-1] else places[0]
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        change = {"on_change": lambda: settings.write(claim=st.session_state[key])}
        st.selectbox("The claim", names, format_func=names.get, key=key, **change)
        st.button("Next", on_click=lambda: settings.write(claim=following), key="claim_next")
    return own.read(settings.text("argued")) if name == "own" else name


def before(which, claim):
    """The guess, and the verdict after it; whether all may be told now, as of a claim that was not measured yet."""
    if which not in stored():
        st.info(TEXT["not measured"])
        return True
    verdict, kept = verdict_stored(which), stored()[which]
    right = list(says.ANSWERS).index(verdict.answer)
    if not guess.first(("claim", which), TEXT["guess"], GUESSES, right, always=True):
        dots(picture.asked(claim, values_stored(which)), "dots_asked")
        return False
    st.subheader(says.answer_said(claim.RULE, verdict), anchor=False)
    st.markdown(says.cases_said(claim, verdict))
    dots(picture.draw(claim, values_stored(which), verdict, tuple(kept["seeds"])), "dots_stored")
    return True


def after(which, claim):
    """What stands under a verdict: where it comes from, every number, the run here, and what others found."""
    kept = stored().get(which)
    if kept is None:
        run_here.drive(which, None)
        found_elsewhere(claim)
        return
    first, last = (count(kept["seeds"][k]) for k in (0, -1))
    st.caption(TEXT["stored"].format(date=kept["date"], first=first, last=last, seconds=clock(kept["seconds"])))
    run_here.numbers(claim, values_stored(which), kept["seeds"], "stored")
    run_here.drive(which, kept["seconds"])
    found_elsewhere(claim)


def found_elsewhere(claim):
    """What others found, what would change the verdict, and what else is seen here."""
    left, right = st.columns(2, gap="large")
    left.markdown(f"**What others found.** {claim.LITERATURE}")
    with right:
        st.markdown(f"**What would change the verdict.** {claim.CHANGES}")
        for line in getattr(claim, "REFUTED", ()):
            st.markdown(f"**Seen here too.** {line}")


def docket():
    """All claims with the verdicts that were looked at, and a link to each."""
    box = st.expander("All claims", on_change="rerun", key="open_claims")
    if not box.open:
        return
    given = st.session_state.get("guessed first", {})
    rows = [
        {
            "claim": f"[{claim.CLAIM}](Court_of_claims?claim={name})",
            "verdict": says.answer_said(claim.RULE, verdict_stored(name))
            if ("claim", name) in given and name in stored()
            else "?",
        }
        for name, claim in CLAIMS.items()
    ]
    with box:
        st.table(rows, hide_index=True, alt="All claims, and the verdicts on those that were guessed at")
