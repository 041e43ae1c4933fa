// While it is asked which word wrote most, the memory is not here: Python sends it after the answer. The words are buttons.
import { active, closeMenu, tellPython } from './menu.js';
import { answerOf } from './surgery.js';
import { cue, cut, make } from '../../widgets/draw.js';

export function hiding(me) { return me.data.question === 'word'; }

// Ask in place of the picture, if it is asked. Whatever an earlier question left is cleared away.
export function asking(me, look) {
  const had = me.choices?.contains(active(me));
  me.choices?.remove();
  me.choices = null;
  if (!hiding(me)) { if (had) me.frame.focus({ preventScroll: true }); return false; }
  const { svg, data } = me, middle = me.head + me.body / 2;
  closeMenu(me);
  me.marks = make(svg, 'g');
  svg.setAttribute('height', me.head + me.body + 8);
  make(svg, 'rect', { x: 2, y: me.head + 4, width: me.end - 4, height: me.body, rx: 8, fill: look.soft, stroke: look.line, 'stroke-width': 2, 'stroke-dasharray': '7 6' });
  make(svg, 'text', { x: me.end / 2, y: middle + 26, 'text-anchor': 'middle', 'font-size': 64, 'font-weight': 700, fill: look.quiet }, '?');
  answerOf(svg, me, data.answer, middle - 20, middle + 20, middle, look);
  me.help.textContent = `${me.narrow ? 'Tap' : 'Click'} a ${data.noun}, or press Tab and Enter.`;
  me.frame.setAttribute('aria-label', `Which ${data.noun}? Press the button of one.`);
  me.choices = make(me.scroll, 'div', { class: 'choices' });
  data.tokens.forEach((token, t) => {
    const one = make(me.choices, 'button', { type: 'button', 'data-choice': t, 'aria-label': `Say that ${data.noun} ${t + 1}, ${token}, wrote most`,
      style: `left:${me.left[t]}px;width:${me.widths[t] - 3}px;height:${me.head - 4}px;font-size:${me.font}px` }, cut(token, me.widths[t] - 4, me.word));
    one.onclick = () => { me.picked = { ...me.picked, guess: String(t) }; tellPython(me); };
  });
  cue(me.scroll);
  return true;
}
