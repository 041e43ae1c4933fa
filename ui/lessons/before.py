"""What one should know before a page, in one line: the line to keep of a lesson, and the way there."""

import streamlit as st

from ui.lessons.course import LESSONS
from ui.link import settings

START_HERE = "pages/01_Start_here.py"
OF_LESSON = ("course", "at", "guess", "dial")
NEEDS = {  # page: the lesson
    "Your_sentence": 5,
    "Inside_one_step": 6,
    "Who_wrote_the_memory": 8,
    "Your_own_LSTM": 6,
    "One_unit_by_hand": 5,
    "Squashing_functions": 6,
    "Train_it_live": 10,
    "Vanishing_gradients": 11,
    "Backprop_step_by_step": 10,
    "How_far_back": 11,
    "Cousins": 6,
    "Court_of_claims": 11,
    "After_the_LSTM": 6,
    "Applications": 5,
    "Next_word": 1,
    "Named_entities": 7,
    "Translation": 8,
    "Music": 8,
    "Forecast": 10,
    "Handwriting": 7,
    "Speech": 7,
}


def before(page):
    """The line, where a page asks for something to be known."""
    if number := NEEDS.get(page):
        label = f"Know before: {LESSONS[number - 1].told.line} (Lesson {number})"
        st.page_link(START_HERE, label=label, query_params=at_lesson(number))


def at_lesson(number):
    """The link that opens a lesson, with what else is set."""
    return others() | {"course": str(number)}


def others():
    """The settings in the link that are not the course's own."""
    return {name: value for name, value in settings.set_now().items() if name not in OF_LESSON}
