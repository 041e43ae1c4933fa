// A sentence whose gap is dragged open, who still knows the answer, and how far each gets. All numbers come from Python.
import { bars } from './bars.js';
import { chart } from './chart.js';
import { sentence } from './text.js';
import { clear, make, setText } from '../../widgets/draw.js';
import { pickComponent, send } from '../../widgets/picks.js';

export default pickComponent('far', { build, draw });

function build(root) {
  const state = { root };
  state.hold = make(root, 'div', { class: 'hold' });
  state.label = make(state.hold, 'label', { for: 'gap' });
  state.slider = make(state.hold, 'input', { type: 'range', id: 'gap', min: 0, step: 1 });
  const upper = make(root, 'div', { class: 'upper' }), left = make(upper, 'div', { class: 'read' });
  state.text = make(left, 'div', { class: 'text', role: 'group' });
  state.keys = make(left, 'div', { class: 'keys' });
  state.note = make(left, 'div', { class: 'note' });
  state.bars = make(upper, 'div', { class: 'bars', role: 'radiogroup', 'aria-label': 'Whose reading tints the words' });
  state.chart = make(root, 'div', { class: 'chart' });
  state.aloud = make(root, 'div', { class: 'unseen', 'aria-live': 'polite' });
  state.slider.oninput = () => { state.picked = { ...state.picked, clauses: state.slider.value }; show(state); };
  state.slider.onchange = () => { state.queued = true; send(state); };
  return state;
}

function draw(state) {
  if (!state.root.clientWidth) return;  // not on the screen yet, or no more
  state.wide = state.root.clientWidth;
  state.narrow = state.wide < 900;
  state.root.classList.toggle('narrow', state.narrow);
  state.root.classList.toggle('middle', state.narrow && state.wide > 620);
  state.hold.style.display = state.data.views.length > 1 ? '' : 'none';
  state.slider.max = state.data.views.length - 1;
  show(state);
}

// The view under the hand: it may be ahead of what Python has heard.
function show(state) {
  const views = state.data.views, k = Math.min(+state.picked.clauses || 0, views.length - 1), view = state.view = views[k];
  clear(state.label);
  if (view.gap !== null) {
    make(state.label, 'span', {}, `Words from “${view.tokens[view.reason]}” to the answer: `);
    make(state.label, 'b', {}, String(view.gap));
    if (state.slider.value !== String(k)) state.slider.value = k;
    state.slider.setAttribute('aria-valuetext', `${k} clauses between, the answer comes ${view.gap} words after the reason`);
  }
  sentence(state, view);
  bars(state, view);
  state.chart.style.display = state.data.chart ? '' : 'none';
  if (state.data.chart) chart(state, view);
  setText(state.aloud, view.alt);
}

export function ink(state, key) { return state.data.readers[key].ink[state.look.dark ? 1 : 0]; }
