// Two questions to every word: what of your writing is in the answer, and what would be expected without you?
function questions(me, look) {
  const { svg, data } = me, { wrote, without, texts, kind } = data.asked, x = t => me.left[t] + 2, wide = t => me.widths[t] - 5;
  let top = me.questions;
  const title = (text, y) => make(svg, 'text', { x: 0, y: y - 7, 'font-size': 16, fill: look.text }, text);
  if (wrote) {
    const of = data.worth ? `, in logits of “${data.worth}”${data.weighed && ` against ${data.weighed}`}` : ` into unit ${data.unit}`;
    title(`What each ${data.noun} wrote that is still there${of} (gates held fixed)`, top);
    const high = Math.max(...wrote, data.worth ? 0.5 : 0.05), low = Math.min(...wrote, 0), y = value => top + QUESTION * (high - value) / (high - low);
    wrote.forEach((value, t) => {
      make(svg, 'rect', { x: x(t), y: Math.min(y(0), y(value)), width: wide(t), height: Math.max(1, Math.abs(y(value) - y(0))), fill: value < 0 ? look.negative : data.ink[0] });
      if (Math.abs(y(value) - y(0)) > 20) make(svg, 'text', { x: x(t) + wide(t) / 2, y: Math.min(y(0), y(value)) + 17, 'text-anchor': 'middle', 'font-size': 16, fill: value < 0 ? look.page : '#14181d' }, `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(Math.abs(value) < 1 ? 2 : 1)}`);
    });
    make(svg, 'line', { x1: 0, x2: me.end, y1: y(0), y2: y(0), stroke: look.line });
    top += QUESTION + NAME;
  }
  title(`${kind === 'class' ? `The chance of “${data.answer.asked[0]}”` : 'The answer'} without this ${data.noun}`, top);
  const far = kind === 'class' ? 1 : Math.max(...without.map(Math.abs), 1e-9);
  without.forEach((value, t) => {
    const high = QUESTION * Math.abs(value) / far, text = [texts[t], texts[t].replace(' %', '')].find(one => width(one, `16px ${FONT}`) < me.widths[t]);
    make(svg, 'rect', { x: x(t), y: top, width: wide(t), height: QUESTION, fill: look.soft });
    make(svg, 'rect', { x: x(t), y: top + QUESTION - high, width: wide(t), height: high, fill: look.accent, 'fill-opacity': 0.35 });
    if (text) make(svg, 'text', { x: x(t) + wide(t) / 2, y: top + QUESTION - 8, 'text-anchor': 'middle', 'font-size': 16, fill: look.text }, text);
  });
}
