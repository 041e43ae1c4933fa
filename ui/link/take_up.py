"""A session that takes over from one that is gone, with its server or in a laptop's sleep: the first change counts.

The browser keeps what its widgets stand at, and says it to the new session. That knows none of them yet: whatever the
visitor changes before the page is drawn calls nobody. So it is noted, and said again once the page is there.
"""

from datetime import timedelta

import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData, RerunException, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

from ui.link import address
from ui.widgets.own_part import own_part

AWAKE = timedelta(days=1)  # a page that asks again some day is drawn anew by itself when its connection comes back
SOON = timedelta(milliseconds=100)
HEARD = "heard_of"  # the field that nobody sees
PRESSED = ("trigger_value", "string_trigger_value", "json_trigger_value")  # a button: it stands at nothing


def page_opens():
    """Note what a browser says to a session that has drawn nothing yet; and let it ask again."""
    state, said = st.session_state, spoken()
    state["drawn"] = state.get("drawn", 0) + 1  # times that the page was
    if "taking_up" not in state:
        state["taking_up"] = said or None
    elif state["taking_up"]:  # the page was not drawn to its end: more was changed meanwhile
        before = state["taking_up"]
        more = {name: one for name, one in said.items() if not heard(one) and (name not in before or touched(name))}
        state["taking_up"] = before | more
    own_part(say_again, run_every=SOON if state["taking_up"] else AWAKE)()


def spoken():
    """What the browser says its widgets stand at: WidgetStates by their ids. Components say again what went unheard."""
    said = get_script_run_ctx().session_state.get_widget_states()
    return {one.id: one for one in said if one.WhichOneof("value") != "json_value"}


def pressed(one):
    """Whether this says that a button was pressed."""
    return one.WhichOneof("value") in PRESSED


def heard(one):
    """Whether a button was drawn before it was pressed, so that its callback was called."""
    return pressed(one) and one.id in known()


def touched(name):
    """Whether the browser says other than this session has drawn. What it is only set to by a drawing is no change."""
    return name not in known() or get_script_run_ctx().session_state._state._widget_changed(name)


def known():
    """The widgets that this session has drawn, by their ids."""
    return get_script_run_ctx().session_state._state._new_widget_state.widget_metadata


def say_again():
    """Once the browser has heard of the page as its link says: what stood otherwise before, as if it were changed now.

    It is asked from the beginning of the page, and may answer with what its widgets stood at before that was drawn. So
    a field that nobody sees is drawn after the page: what the browser says of that tells when it has heard of both.
    """
    asks()
    run, before = get_script_run_ctx(), st.session_state["taking_up"]
    if not before or not run.fragment_ids_this_run:
        return
    drawn = str(st.session_state["drawn"])
    unheard = st.session_state.setdefault("unheard", set())  # what the browser said otherwise than it was drawn
    unheard |= {name for name in before if touched(name)}
    if not any(name.endswith(f"-{HEARD}") and one.string_value == drawn for name, one in spoken().items()):
        st.session_state[HEARD] = drawn
        st.text_input("Heard of", key=HEARD)
        return
    now = spoken()
    if any(before[name] == now.get(name) for name in unheard):  # the page was drawn as if it stood as the link says
        st.session_state["unheard"] = set()
        st.rerun()
    differ = [one for name, one in before.items() if one != now.get(name, one) or pressed(one)]
    st.session_state.update(taking_up=None, said_again=st.session_state["drawn"] + 1)
    address.moved()
    page = {"query_string": run.query_string, "page_script_hash": run.page_script_hash}
    again = RerunData(widget_states=WidgetStates(widgets=differ), context_info=run.context_info, **page)
    raise RerunException(again)


def asks():
    """Note that nobody has touched a thing in a part that asks for itself: see address.put."""
    st.session_state["asks"] = st.session_state.get("asks", frozenset()) | {ThreadState.get().fragment_id}


def saying_again():
    """Whether the callbacks that are called now answer to what was changed before this session knew of them."""
    return st.session_state.get("said_again", 0) > st.session_state.get("drawn", 0)


def undrawn():
    """The page is not drawn this time: once it is again, its widgets are set as in a first drawing."""
    for key in st.session_state.pop("stands", {}):
        st.session_state.pop(key, None)


def stand(key, value, length=None, typed=False):
    """Let a widget stand at a value; one in which that stands already, as far as `length`, is left alone.

    For it may be typed in just now. But what the run before set, as Back does, may come to the browser after what the
    visitor has done since: then it is said again. A choice is said again whenever the link came from elsewhere.
    """
    state = st.session_state
    held, drawn, again = state.get(key), state.get("drawn", 0), state.get("said_again") == state.get("drawn", 0)
    stands = state.setdefault("stands", {})
    if str(held)[:length] != value[:length]:
        state[key] = value
        stands[key] = drawn if held is not None or state.get("taking_up") else 0
    elif again or stands.get(key, 0) == drawn - 1 > 0 or (address.gone_back() and not typed):
        state[key] = held
        stands[key] = drawn if again else 0
