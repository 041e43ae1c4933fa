"""The page "Next word": the model goes on from the visitor's words, and every choice it makes can be looked into."""

import streamlit as st

from lstm import reading
from lstm.everyday import sentences
from lstm.figures.applications import writing as picture
from lstm.figures.sentence import strip as strip_figure
from lstm.live import model_of
from lstm.model import signed
from lstm.networks import going_on
from lstm.numbers import exact
from lstm.presets.english import END_SAID
from lstm.words import Found, Token
from ui.applications import application
from ui.applications.next_word import TEXT
from ui.applications.next_word.judged import TASK, beneath, judged, ways_inside
from ui.applications.next_word.write import write
from ui.classroom import offers
from ui.link import settings
from ui.link.take_up import stand
from ui.sentence import look_inside, network_switch, networks, teaching
from ui.sentence.strip import strip

USUAL = sentences.SEED.rpartition(" ")[0]
TOPS = ("1", "2", "3", "5", "10", "20", "all")
MOST = 60  # words of the beginning that are read
NEW = {"wrote": "", "taken": "", "place": "", "unit": ""}  # what another beginning makes anew


def next_word():
    """The beginning, what decides the draws, the text, and the gates over all of it."""
    text = beginning()
    choices()
    training, large = application.own(TASK), network_switch.large()
    if not training:
        network_switch.switch(large)
    if training:
        read = networks.through(model_of(training), text)._replace(own=True)
    else:
        read = networks.through(large, text)._replace(own=True) if large else networks.read(text)
    if not read.found:
        st.info(TEXT["no word"])
        return
    remarks(text, read)
    read = read.until(MOST - 1)
    offers.of_reading(read)
    count, temperature, top, seed = (settings.get(name) for name in ("count", "temperature", "top", "draws"))
    words = going_on.write(read.model, read.ids, count, temperature, top, seed, taken(read.model))
    chosen = min(settings.get("wrote") or 0, len(words) - 1)
    with st.container(key="sight"):
        write(picture.draw(read, words, chosen, temperature), take)
    gates(read, words)
    if large and not training:
        ways_inside(read, [word for _, word in worded(read.model, words) if word != END_SAID])
        return
    judged(read)
    beneath(read, [word for _, word in worded(read.model, words)])


def beginning():
    """The visitor's words: what the link says, or the sentence that came along from another page."""
    came = settings.get("sentence")
    usual = USUAL if came == sentences.SEED else came
    key, now = settings.own_key("begun"), settings.get("begun") or usual
    now = now if now.strip() else ""
    stand(key, now, settings.LONGEST_LINK, True)

    def changed():
        typed = st.session_state[key]
        settings.write(begun="" if typed == usual else typed or " ", **NEW)

    return st.text_input("Type the beginning", live=True, key=key, on_change=changed)


def choices():
    """Temperature, top-k, how many words, and another draw."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        key = settings.own_key("temperature")
        st.session_state[key] = settings.get("temperature")
        st.slider(
            "Temperature",
            0.1,
            2.0,
            step=0.1,
            key=key,
            width=230,
            help="Below 1 likely words gain, above 1 unlikely ones: a chance p becomes p^(1/T), made to add up to 1.",
            on_change=lambda: settings.write(temperature=exact(st.session_state[key]), taken=""),  # of other sentences
        )
        st.select_slider("Top-k: words drawn from", TOPS, width=230, **settings.bound("top", taken=""))
        st.segmented_control("Words to write", ("5", "10", "20", "40"), required=True, **settings.bound("count"))
        fresh = (settings.get("draws") + 1) % 1000
        again = f"Draw again (seed {settings.get('draws')})"
        st.button(again, on_click=lambda: settings.write(draws=fresh, wrote="", taken=""))


def taken(model):
    """What the visitor would have at which place: (k, id), those that are there."""
    pairs = [tuple(map(int, pair.split(":"))) for pair in settings.read_list("taken")]
    return tuple((k, word) for k, word in pairs if 0 < word < len(model.words))


def take(k, word):
    """Take another word at place k: what was taken after it is gone."""
    kept = [pair for pair in settings.read_list("taken") if int(pair.split(":")[0]) < k]
    settings.write(taken=",".join([*kept, f"{k}:{word}"]), wrote=k)


def remarks(text, read):
    """What of the text is not read as it stands."""
    teaching.strange_words(read)
    if not read.own:
        network_switch.offer(read)
    if read.unread or len(read.found) > MOST:
        st.info(TEXT["more than is read"].format(most=MOST))
    if len(text) > settings.LONGEST_LINK:
        st.caption(f"The link to this page carries the first {settings.LONGEST_LINK:,} characters of your text.")


def gates(read, words):
    """Every gate of every unit, over what was typed and what was written."""
    written = tuple(Found(Token(word, word), one.id, word, "known") for one, word in worded(read.model, words))
    whole = reading.of(read.model, (*read.found, *written))._replace(own=read.own)
    usual = {"place": len(read.found) - 1, "unit": 0, "key": next(iter(whole.cell.EQUATIONS))}
    view, order = look_inside.picked(whole, usual), list(range(whole.trace.h.shape[-1]))
    if look_inside.many(whole):
        order = look_inside.drawn_of_many(whole, order, view)
    picture = strip_figure.draw(whole, None, sorted(order))
    about = {
        "meant": [look_inside.meant(one) for one in whole.found],
        "tight": True,
        "file": "next-word",
        "alt": look_inside.alt(whole, picture),
        "close": False,
        "order": order,
        "began": len(read.found),
        "help": TEXT["help"],
    }
    strip(picture, about, view)


def worded(model, words):
    """(one, its word) of everything that was written."""
    return [(one, signed(model).answers[one.id]) for one in words]
