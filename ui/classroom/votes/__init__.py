"""The votes of a class: where they are kept, and the small server whose page opens on a phone. Without Streamlit."""

from ui.text import text_of

TEXT = text_of(__file__)
