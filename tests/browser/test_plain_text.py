"""What a visitor typed, where Streamlit reads Markdown: Chromium shows that very text, and nothing more in it."""

import pytest
from playwright.sync_api import expect
from serving import serving
from tabs import IDLE, cold_tab

ADDRESSES = ["www.x.y", "WWW.X.org/a_b", "(www.x.y)", "www.www.x.y", "a@b.c", "a.b@c.d.e", "@@", "x@", "@x"]
ADDRESSES += ["http://x.y", "https://www.x.y/?a=b&c=d", "ftp://x.y/z", "mailto:a@b.c", "<http://x.y>", "//x.y"]
MARKS = ["**x**", "__x__", "*x*", "_x_", "`x`", "~x~", "~~x~~", "a^2_3^", "$x$", "$$x$$", "${x}$", "[x](http://x.y)"]
MARKS += ["![x](http://x.y/z.png)", "[x]: http://x.y", "[^1]", "[^1]: note", "a | b", "|-|-|", "\\", "\\*", "a\\"]
LINES = ["1. x", "1) x", "- x", "+ x", "* x", "# x", "###### x", "> x", "---", "***", "===", "- [ ] x", "    code"]
LINES += ["line\nbreak", "two\n\nparts", "x  \ny", "```\nx\n```", "---\nx: y\n---", "a\n===", "| a |\n|-|\n| b |"]
NAMES = [":red[x]", ":red-background[x]", ":small[x]", ':color[x]{foreground="red"}', ":material/home:", ":smile:"]
NAMES += [":+1:", ":streamlit:", ":help[x]", "::x[y]", ":::note", "a::b", "{x}"]
ARROWS = ["a -> b", "a <- b", "a <-> b", "a -- b", "a >= b", "a <= b", "a ~= b", "Jean-Luc", "x=y"]
HTML = ["<b>x</b>", "<img src=x>", "&amp;", "&#65;", "&lt;b>", "<!-- x -->", "<br>", "zero\u200bwidth", "\u202eabc"]
TEXTS = ADDRESSES + MARKS + LINES + NAMES + ARROWS + HTML
SCRIPT = f"""
import streamlit as st
from ui.widgets.plain import plain
KINDS = [
    lambda text, k: st.button(text, key=k),
    lambda text, k: st.subheader(text, anchor=False),
    lambda text, k: st.segmented_control("one", [text], key=k),
    lambda text, k: st.table([[text]]),
]
for k, text in enumerate({TEXTS!r}):
    text = plain(text)
    st.info(f"“{{text}}” will not do.")
    KINDS[k % 4](text, k)
st.text("the end")
"""
FOUND = """nodes => nodes.map(node => [node.textContent, [...node.querySelectorAll(
    'a, img, code, pre, em, strong, del, sup, sub, ul, ol, hr, input, blockquote, table, br, .katex, [role=img]'
)].map(one => one.outerHTML.slice(0, 80))])"""


@pytest.fixture(scope="module")
def shown(chromium, tmp_path_factory):
    """Every piece of Markdown on a page of such texts, as shown, and the elements in it that are no plain text."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "page.py").write_text(SCRIPT)
    with serving(folder / "log.txt", script=str(folder / "page.py")) as server:
        page = cold_tab(chromium)
        page.goto(server.address)
        page.wait_for_selector(IDLE)
        page.get_by_text("the end", exact=True).wait_for()
        # Streamlit's table comes in a piece of JavaScript of its own, after all else is in view.
        expect(page.locator("[data-testid=stTable]")).to_have_count(len(TEXTS) // 4)
        found = page.locator("[data-testid=stMarkdownContainer]").evaluate_all(FOUND)
        page.context.close()
    return found


def one_line(text):
    """A text as any page shows it."""
    return " ".join(text.split())


def test_a_typed_text_is_shown_as_it_is_wherever_markdown_is_read(shown):
    found = [one_line(text) for text, _ in shown]
    expected = [shape.format(one_line(text)) for text in TEXTS for shape in ("{}", "“{}” will not do.")]
    assert not [text for text in expected if text not in found]


def test_nothing_in_a_typed_text_becomes_a_link_a_picture_a_formula_or_a_list(shown):
    assert not [(text, elements) for text, elements in shown if elements]
