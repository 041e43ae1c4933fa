// A sentence whose gap is dragged open, who still knows the answer, and how far each gets. All numbers come from Python.
import { bars } from './bars.js';
import { chart } from './chart.js';
import { sentence } from './text.js';
import { clear, hear, make, mount, send, setText, theme } from '../../widgets/draw.js';

export default function ({ data, parentElement, setStateValue }) {
  const me = mount(parentElement, 'far', { build, draw });
  const { picked, seen, ...picture } = data;
  hear(me, picked, seen, setStateValue);
  me.data = picture;
  draw(me);
  send(me);
  return me.leave;
}

function build(root) {
  const me = { root };
  me.hold = make(root, 'div', { class: 'hold' });
  me.label = make(me.hold, 'label', { for: 'gap' });
  me.slider = make(me.hold, 'input', { type: 'range', id: 'gap', min: 0, step: 1 });
  const upper = make(root, 'div', { class: 'upper' }), left = make(upper, 'div', { class: 'read' });
  me.text = make(left, 'div', { class: 'text', role: 'group' });
  me.keys = make(left, 'div', { class: 'keys' });
  me.note = make(left, 'div', { class: 'note' });
  me.bars = make(upper, 'div', { class: 'bars', role: 'radiogroup', 'aria-label': 'Whose reading tints the words' });
  me.chart = make(root, 'div', { class: 'chart' });
  me.aloud = make(root, 'div', { class: 'unseen', 'aria-live': 'polite' });
  me.slider.oninput = () => { me.picked = { ...me.picked, clauses: me.slider.value }; show(me); };
  me.slider.onchange = () => { me.queued = true; send(me); };
  return me;
}

function draw(me) {
  if (!me.root.clientWidth) return;  // not on the screen yet, or no more
  me.wide = me.root.clientWidth;
  me.narrow = me.wide < 900;
  me.root.classList.toggle('narrow', me.narrow);
  me.root.classList.toggle('middle', me.narrow && me.wide > 620);
  me.look = theme(me.root);
  me.hold.style.display = me.data.views.length > 1 ? '' : 'none';
  me.slider.max = me.data.views.length - 1;
  show(me);
}

// The view under the hand: it may be ahead of what Python has heard.
function show(me) {
  const views = me.data.views, k = Math.min(+me.picked.clauses || 0, views.length - 1), view = me.view = views[k];
  clear(me.label);
  if (view.gap !== null) {
    make(me.label, 'span', {}, `Words from “${view.tokens[view.reason]}” to the answer: `);
    make(me.label, 'b', {}, String(view.gap));
    if (me.slider.value !== String(k)) me.slider.value = k;
    me.slider.setAttribute('aria-valuetext', `${k} clauses between, the answer comes ${view.gap} words after the reason`);
  }
  sentence(me, view);
  bars(me, view);
  chart(me, view);
  setText(me.aloud, view.alt);
}

export function ink(me, key) { return me.data.readers[key].ink[me.look.dark ? 1 : 0]; }

export function shape(mark, x, y, r) {
  if (mark === 'square') return `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
  if (mark === 'triangle') return `M${x},${y - 1.2 * r}l${1.15 * r},${2 * r}h${-2.3 * r}z`;
  if (mark === 'diamond') return `M${x},${y - 1.3 * r}l${1.3 * r},${1.3 * r}l${-1.3 * r},${1.3 * r}l${-1.3 * r},${-1.3 * r}z`;
  return `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0z`;
}
