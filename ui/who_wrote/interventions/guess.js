// While it is asked which word wrote most, the memory is not here: Python sends it after the answer. The words are buttons.
import { active, closeMenu, tellPython } from './menu.js';
import { answerOf } from './interventions.js';
import { cut, fadeEdges, make } from '../../widgets/draw.js';

export function hiding(state) { return state.data.question === 'word'; }

// Ask in place of the picture, if it is asked. Whatever an earlier question left is cleared away.
export function asking(state, look) {
  const had = state.choices?.contains(active(state));
  state.choices?.remove();
  state.choices = null;
  if (!hiding(state)) { if (had) state.frame.focus({ preventScroll: true }); return false; }
  const { svg, data } = state, centre = state.head + state.body / 2;
  closeMenu(state);
  state.marks = make(svg, 'g');
  svg.setAttribute('height', state.head + state.body + 8);
  make(svg, 'rect', { x: 2, y: state.head + 4, width: state.end - 4, height: state.body, rx: 8, fill: look.soft, stroke: look.line, 'stroke-width': 2, 'stroke-dasharray': '7 6' });
  make(svg, 'text', { x: state.end / 2, y: centre + 26, 'text-anchor': 'middle', 'font-size': 64, 'font-weight': 700, fill: look.quiet }, '?');
  answerOf(svg, state, data.answer, centre - 20, centre + 20, centre, look);
  state.help.textContent = `${state.narrow ? 'Tap' : 'Click'} a ${data.noun}, or press Tab and Enter.`;
  state.frame.setAttribute('aria-label', `Which ${data.noun}? Press the button of one.`);
  state.choices = make(state.scroll, 'div', { class: 'choices' });
  data.tokens.forEach((token, t) => {
    const one = make(state.choices, 'button', { type: 'button', 'data-choice': t, 'aria-label': `Say that ${data.noun} ${t + 1}, ${token}, wrote most`,
      style: `left:${state.left[t]}px;width:${state.widths[t] - 3}px;height:${state.head - 4}px;font-size:${state.font}px` }, cut(token, state.widths[t] - 4, state.word));
    one.onclick = () => { state.picked = { ...state.picked, guess: String(t) }; tellPython(state); };
  });
  fadeEdges(state.scroll);
  return true;
}
