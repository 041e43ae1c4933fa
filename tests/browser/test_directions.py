"""Words written from right to left, in the real pictures: measured where each letter stands."""

from playwright.sync_api import expect

LINES = "\n".join(
    f"{'שלום עולם טוב' if k % 2 else 'مرحبا يا (صديقي)'} מספר {k}, {'טוב' if k % 3 else 'רע'}" for k in range(30)
)
IN_ORDER = """texts => texts.map(text => {
    const all = text.textContent, firsts = [];
    let inside = false, at = 0;
    for (const letter of all) {
        const was = inside;
        if (letter === '\\u2068') inside = true;
        if (letter === '\\u2069') inside = false;
        if (!was && !inside && letter.trim() && letter !== '\\u2069') firsts.push(text.getExtentOfChar(at).x);
        at += letter.length;
    }
    return [all, firsts.every((x, k) => !k || x >= firsts[k - 1] - 0.5)];
})"""

WHERE = """(node, words) => {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), range = document.createRange();
    while (texts.nextNode() && !texts.currentNode.textContent.includes('\\u2068'));
    return words.map(word => {
        const at = texts.currentNode.textContent.indexOf(word);
        range.setStart(texts.currentNode, at); range.setEnd(texts.currentNode, at + word.length);
        const box = range.getBoundingClientRect();
        return [Math.round(box.top), box.left];
    });
}"""


def test_words_from_right_to_left_turn_nothing_round_in_a_picture_or_a_sentence(visit):
    page = visit("/Train_it_live?task=opinions&turns=")
    page.get_by_text("Train it on your own").click()
    page.get_by_label("Paste it here").fill(LINES)
    page.get_by_role("button", name="Train on this").click()
    expect(page.get_by_text("The label is the last of 2 columns: 2 labels, ")).to_be_visible()
    hebrew = page.locator(".train svg text", has_text="\u2068")
    expect(hebrew.first).to_be_visible()
    found = hebrew.evaluate_all(IN_ORDER)
    assert len(found) > 5 and all(ordered for _, ordered in found), found

    page = visit("/Who_wrote_the_memory?sentence=" + "שלום due to my (جديد) job, כוח19 I need to take a")
    words = page.locator(".interventions svg text", has_text="\u2068")
    expect(words.first).to_be_visible()
    found = words.evaluate_all(IN_ORDER)
    assert all(ordered for _, ordered in found), found
    row = (
        page.locator(".interventions svg text")
        .filter(has_text="\u2068")
        .evaluate_all(
            "all => all.filter(one => !/[a-z]/.test(one.textContent)).map(one => one.getBoundingClientRect().x)"
        )
    )
    assert row == sorted(row) and len(row) >= 3  # the first word that is read stands first
    sentence = page.get_by_text("Not among its").first
    places = sentence.evaluate(WHERE, ["Not", "שלום", "جديد", "כוח19", "Each"])
    assert places == sorted(places), "the parts of the sentence stand in their order"
