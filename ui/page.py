"""How every page opens: its frame, the way around, the headline, and a word about a link that asked for too much."""

from urllib.parse import unquote, urlsplit

import streamlit as st

from lstm.figures.text import listed
from ui.classroom import presenter
from ui.command import folder
from ui.glossary.words import words
from ui.lessons import before
from ui.link import address as link
from ui.link import settings, take_up
from ui.link.setting_checks import LONGEST_LINK
from ui.sentence import carried
from ui.take_home import take_home
from ui.ways import layout
from ui.ways.printed import printed
from ui.ways.ways import ways
from ui.widgets.plain import cut, plain

ROOT = folder()
PAGES = sorted(ROOT.glob("pages/*.py"))  # the file name is group and order, label and address
GROUPS = {
    "0": "Begin",
    "1": "Look inside",
    "2": "By hand",
    "3": "Train",
    "4": "Why it fades",
    "5": "What it is for",
}  # the first digit of a page's file
STYLE = """<style>
[data-testid=stMainBlockContainer] { padding: 0.8rem 2.2rem 4rem; max-width: 1760px; }
[data-testid=stMainBlockContainer] [data-testid=stVerticalBlock] { gap: 0.6rem; }
[data-testid=stHeader] { background: transparent; height: 2.4rem; }
[data-testid=stHeader], [data-testid=stHeader] * { pointer-events: none; }
[data-testid=stMainMenu], [data-testid=stMainMenu] * { pointer-events: auto; }
[data-testid=stSidebar], [data-testid=stExpandSidebarButton], [data-testid=stStatusWidget] { display: none; }
.st-key-heard_of { display: none; }
[data-testid=stPageLink] { margin-left: -0.5rem; }
.st-key-lead { gap: 0 !important; }
[data-testid=stMainBlockContainer] { position: relative; }
[data-testid=stLayoutWrapper]:has(> .st-key-words) { position: absolute; right: 2.2rem; top: 3.4rem; width: auto; }
[data-testid=stLayoutWrapper]:has(> .st-key-take_home) { position: absolute; right: 6.6rem; top: 3.4rem; width: auto; }
[data-testid=stLayoutWrapper]:has(> .st-key-take_home) { overflow-anchor: none; }
::highlight(glossary) { text-decoration: underline dotted; text-underline-offset: 0.2em; }
.st-key-before [data-testid=stPageLink] a { padding-block: 0; min-height: 1.6rem; }
.st-key-ways { flex-wrap: nowrap !important; overflow-x: auto; padding-right: 2rem; }
.st-key-ways > * { flex: none; }
.st-key-ways > :first-child { margin-right: auto; max-width: none; }
.st-key-ways > :first-child div { max-width: none; }
.st-key-look [data-testid=stColumn] { min-width: 320px; }
@media (min-width: 641px) and (max-width: 1100px) {
  .st-key-ways { flex-wrap: wrap !important; row-gap: 0 !important; --between-ways: 0.2rem; --wrap-ways: wrap; }
  .st-key-ways > :first-child, .st-key-ways > :first-child div { max-width: 100%; }
}
.katex-display { overflow: visible !important; }
.katex-display > .katex { white-space: normal !important; }
[data-testid=stCaptionContainer] { color: inherit !important; opacity: 0.8; }
[data-testid=stCaptionContainer] code { font-size: 0.95em; }
h1 { padding: 0.2rem 0 0 !important; }
@media (min-width: 901px) { h1 { padding-right: 17rem !important; } }  /* what stands in the corner */
[data-testid=stPageLink] :is(a, p) { white-space: normal !important; height: auto; }
[data-testid=stButton] :is(button, p) { white-space: normal !important; height: auto; }
[data-testid=stButton], [data-testid=stButton] button { max-width: 100%; }
[data-testid=stCheckbox] :is([data-testid=stMarkdownContainer], p) { white-space: normal; }
[data-testid=stFileUploader] :is(span, small, div) { white-space: normal !important; overflow: visible; }
@supports (animation-timeline: scroll()) {
  :is([data-testid=stTable] > div, .st-key-try, .st-key-drive) {
    animation: goes-on linear; animation-timeline: scroll(x self);
  }
}
@keyframes goes-on {
  0%, 95% { mask-image: linear-gradient(to left, transparent, black 3rem); }
  100% { mask-image: none; }
}
[data-testid=stButtonGroup] > div { flex-wrap: wrap; }
[data-testid=stButtonGroup] :is(button, p) { white-space: normal !important; height: auto; max-width: 100%; }
@media (max-width: 640px) {
  [data-testid=stLayoutWrapper]:has(> .st-key-take_home) { position: static; order: 9; }
  [data-testid=stMainBlockContainer] { padding: 0.8rem 1rem 3rem; }
  .st-key-ways { gap: 0.4rem !important; --between-ways: 0.2rem; }
  .st-key-ways { width: auto !important; margin-right: 2.2rem; padding-right: 1rem; }
  [data-testid=stHorizontalBlock] { row-gap: 0.6rem !important; }
  .st-key-kept_place { position: absolute; }
  [data-testid=stTable] :is(td, th, p) { overflow-wrap: anywhere; white-space: normal !important; font-size: 14px; }
  [data-testid=stTable] :is(td, th) { padding: 0.3rem 0.1rem !important; }
  [data-testid=stLayoutWrapper]:has(> .st-key-music_choice) { order: 1; }
}
</style>"""


def open_page(title, lead, headline=None):
    """The first line of every page. The headline is its title, if not given; a lead may be ""."""
    st.set_page_config(f"{title} · Inside the LSTM", "🧠", layout="wide", initial_sidebar_state="collapsed")
    st.session_state["page_in_view"] = title
    link.whole()
    take_up.page_opens()
    presenter.page_opens()
    room = bool(settings.get("room"))
    sheets = ["print", *(["first", "room"] if room else ["phone"]), *["bare"] * bool(settings.get("bare"))]
    st.html(STYLE + layout.sheet(*sheets))
    here, wrong = next((page for page in PAGES if named(page, title)), None), settings.ignored()  # None: the start
    way_around(here, wrong)
    if strange := nowhere(st.context.url or "", st.get_option("server.baseUrlPath")):
        st.warning(f"There is no page /{plain(cut(strange))} here. This is the start.")
    if wrong:
        st.warning(amiss(wrong))
    st.title(headline or title, anchor=False)
    if lead:
        with st.container(key="lead"):
            st.markdown(lead)
        with st.container(key="before"):
            before.before(address(here) if here else "")
    with st.container(key="take_home"):
        take_home.take_home()
    if not room:  # there it stands among the ways
        with st.container(key="words"):
            words()
    carried.say(label(here) if here else "Start")
    printed()
    presenter.ask_the_class()
    presenter.beside(address(here) if here else "")


def nowhere(asked, base=""):
    """The path that was asked for where there is no such page, so that the start was opened; else ""."""
    path = unquote(urlsplit(asked).path).strip("/").removeprefix(base.strip("/")).strip("/")
    return "" if path in {"", *map(address, PAGES)} else path


def amiss(wrong):
    """What a link asked for that cannot be, in a sentence or two."""
    known = [settings.SETTINGS[name].name for name in wrong if name in settings.SETTINGS]
    strange = len(wrong) - len(known)
    parts = [f"the {name}" for name in known] + [f"{strange} setting{'s' * (strange > 1)} unknown here"] * (strange > 0)
    long = any(len(st.query_params[name]) > LONGEST_LINK for name in wrong)
    why = f" No setting is longer than {LONGEST_LINK:,} characters." if long else ""
    return f"This link asks for what cannot be. Left as usual: {listed(parts)}.{why}"


def way_around(here, wrong):
    """The links to all pages, in groups, and the switch to large type. `wrong` are settings that are left behind."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="ways"):
        behind = [name for name in st.query_params if settings.today(name) in wrong]
        ways(GROUPED, address(here) if here else "", behind, st.session_state.get("live_kept", {}))
        if settings.get("room"):
            words()
        room = settings.own_key("room")
        st.session_state[room] = bool(settings.get("room"))
        st.toggle("Type for a room", key=room, on_change=lambda: settings.write(room="on" * st.session_state[room]))


def address(page):
    """Where a page is found."""
    return page.stem.split("_", 1)[1]


def label(page):
    """What a page is called in links."""
    return address(page).replace("_", " ")


def named(page, title):
    """Whether a title is that of a page: all of its words are in it."""
    return {word.lower() for word in label(page).split()} <= set(title.lower().replace(",", "").split())


def of(digit):
    """The pages of a group."""
    return [page for page in PAGES if page.name.startswith(digit)]


GROUPED = [
    [group, [[label(page), address(page), layout.declared(page, "FOUND_BY", "")] for page in of(digit)]]
    for digit, group in GROUPS.items()
]
