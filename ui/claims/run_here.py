"""The experiment run here: begun, brought on in turns through the places of all trainings, and stopped."""

import streamlit as st

from lstm.experiments.court import run as court
from lstm.figures.claims import dots as picture
from lstm.figures.claims import says
from lstm.numbers import clock, count
from ui.claims import TEXT
from ui.link import settings
from ui.train_live.drive import after_turn, pace, stop
from ui.widgets import digits
from ui.widgets.dots import dots
from ui.widgets.own_part import own_part


def drive(which, seconds):
    """Begin, stop, other seeds. `seconds` is what it took when it was measured for this app, None if it was not."""
    now = run_now(which)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        if playing():
            st.button("Stop", on_click=end, key="claim_stop")
        else:
            label = "Go on" if now and now.found and not court.over(now) else "Run it here"
            st.button(label, on_click=begin, args=(which,), key="claim_run_here", type="primary")
            st.button("Other seeds", on_click=other_seeds, args=(which,), key="claim_seeds")
        takes = TEXT["about how long"].format(time=clock(max(1.0, 1.5 * seconds))) if seconds else ""
        some = seeds_of(which)
        st.markdown(f"Seeds {count(some[0])} to {count(some[-1])}. {takes}", width="stretch")
    own_part(turn, run_every=pace().apart if playing() else None)(which)


def seeds_of(which):
    """The seeds of a run here: as many as the claim has, from the link's first one on."""
    first = settings.get("seeds")
    return tuple(first + k for k, _ in enumerate(court.claim_of(which).SEEDS))


def playing():
    """Whether it is under way."""
    return st.session_state.get("claim_playing", False)


def run_now(which):
    """The visitor's run of this claim with these seeds; None before the first."""
    now = st.session_state.get("claim_run")
    same = now is not None and (now.claim, now.seeds) == (which, seeds_of(which))
    if not same and playing():
        end()
    return now if same else None


def begin(which):
    """Start, or go on."""
    now = run_now(which)
    stop()
    fresh = now is None or court.over(now)
    st.session_state["claim_run"] = court.start(which, seeds_of(which)) if fresh else now
    st.session_state.update(claim_playing=True, claim_work=None)


def end():
    """Stand still; what was found so far stays."""
    stop()
    st.session_state.update(claim_playing=False, claim_work=None)


def other_seeds(which):
    """The next seeds."""
    end()
    settings.write(seeds=court.after(seeds_of(which)))


def turn(which):
    """One turn of it, if it is under way; then what was found."""
    now = run_now(which)
    if now is None:
        return
    if playing():
        now = after_turn(now, "claim_work", lambda run: (court.go, run, pace().budget), lambda run, later: later)
        st.session_state["claim_run"] = now
        if court.over(now):
            end()
            st.rerun()
        st.progress(court.done(now), text=standing(now))
    shown(now)


def standing(now):
    """What is being measured, in a few words."""
    job, claim = court.jobs(now.claim, now.seeds)[len(now.found)], court.claim_of(now.claim)
    return f"Seed {job.seed}: {claim.ARMS[job.arm]}, {claim.CASES[job.case]}"


def shown(now):
    """What was found with all seeds that are done."""
    claim, verdict, done = court.claim_of(now.claim), court.verdict_of(now), court.seeds_done(now)
    if not done:
        return
    so_far = "" if court.over(now) else f" so far, with {count(len(done))} of {count(len(now.seeds))} seeds"
    st.markdown(f"**Here{so_far}: {says.answer_said(claim.RULE, verdict)}.** {says.cases_said(claim, verdict)}")
    dots(picture.draw(claim, court.values_of(now), verdict, done), "dots_here")
    if court.over(now):
        numbers(claim, court.values_of(now), done, "here")


def numbers(claim, values, seeds, where):
    """Every number, one click away."""
    with st.expander("Every number, as a table", on_change="rerun", key=f"open claim numbers {where}") as box:
        if box.open:
            rows = picture.table(claim, values, seeds)
            st.dataframe(rows, hide_index=True, column_config=digits.every(rows), alt="What was measured")
