// The sentence, each word over two signed numbers: its gradient times its input, and what leaving it out costs.
import { ink } from './far.js';
import { clear, fill, make, setText } from '../../widgets/draw.js';
import { with_sign } from '../../widgets/numbers.js';

const STRONGEST = 0.5;  // of the ink: letters on it stay readable

export function sentence(state, view) {
  const { text: box } = state, last = view.tokens.length;
  clear(box);
  if (state.data.near) box.style.setProperty('--near', ink(state, state.data.near));
  box.setAttribute('aria-label', fill(TEXT.alt, { answer: view.answer }));
  view.tokens.forEach((token, t) => {
    const word = make(box, 'span', { class: `word${t === view.reason ? ' reason' : ''}${state.data.near && t >= last - 2 ? ' near' : ''}`, 'data-place': t });
    make(word, 'b', { style: `background:${tint(state, view.gradient[t], view.reach[0])}` }, token);
    make(word, 'i', { class: 'number', 'data-row': 'gradient' }, with_sign(view.gradient[t]));
    make(word, 'i', { class: 'number', 'data-row': 'left', style: `background:${tint(state, view.left[t], view.reach[1])}` }, with_sign(view.left[t]));
  });
  const answer = make(box, 'span', { class: 'word asked' });
  make(answer, 'b', { 'data-role': 'answer' }, `→ ${view.answer}`);
  keys(state, view);
  setText(state.note, view.note);
}

function tint(state, value, reach) {
  const colour = value < 0 ? state.look.negative : state.data.ink[0], share = Math.round(100 * STRONGEST * Math.min(1, Math.abs(value) / reach));
  return `color-mix(in srgb, ${colour} ${share}%, transparent)`;
}

function keys(state, view) {
  clear(state.keys);
  const say = (strong, rest) => { const line = make(state.keys, 'span'); make(line, 'b', {}, strong); make(line, 'span', {}, rest); return line; };
  say('Tint and upper number: ', fill(TEXT.gradient, { network: state.data.readers[state.data.cell].called }));
  say('Lower number: ', TEXT.left);
  say('+ (pink)', ` ${fill(TEXT.signs, { answer: view.answer })}`);
  if (state.data.near) say('Dashed: ', TEXT.near).firstChild.style.borderBottom = `3px dashed ${ink(state, state.data.near)}`;
}
