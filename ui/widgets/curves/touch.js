// What the hand does to the curves: point at a step to read its numbers; in the panel that may be drawn in, click, drag, keys.
import { draw, PAD } from './curves.js';
import { clear, make } from '../draw.js';
import { brief, say } from '../numbers.js';
import { tell } from '../stream.js';

export function touch(me) {
  me.plot.onpointermove = event => { if (me.held) drag(me, event); else hover(me, event); };
  me.plot.onpointerleave = () => { if (!me.held) away(me); };
  me.plot.onpointerdown = event => grab(me, event);
  me.plot.onpointerup = event => let_go(me, event);
  me.plot.onpointercancel = () => { me.held = null; settle(me); };
  me.frame.onkeydown = event => keys(me, event);
  me.frame.onkeyup = () => settle(me);
  me.frame.onblur = () => settle(me);
}

// The panel that may be drawn in: a place to grab, the step the keys act on, and the tools beside it.
export function hand(me, look) {
  const top = me.tops[me.edited], size = me.sizes[me.edited], steps = me.xs.length;
  make(me.plot, 'rect', { class: 'hand', x: PAD, y: top - 6, width: me.end - PAD, height: size + 12, fill: 'transparent' });
  me.cursor = Math.min(me.cursor, me.left.length - 1);
  me.spot = make(me.plot, 'rect', { x: me.left[me.cursor], y: top - 3, width: me.widths[me.cursor], height: size + 6, class: 'spot', fill: 'none', stroke: look.accent, 'stroke-width': 2, rx: 3, 'pointer-events': 'none' });
  const { frame, data } = me, { low, high } = drawnIn(me), value = me.xs[me.cursor];
  const about = { tabindex: 0, role: 'slider', 'aria-orientation': 'vertical', 'aria-valuemin': low, 'aria-valuemax': high, 'aria-valuenow': value,
    'aria-valuetext': `${data.words ? data.labels[me.cursor] : `step ${me.cursor + 1}`}: ${say(value, painted(me) ? 2 : 1)}`,
    'aria-label': data.about || 'The input, a number for each step. Left and right choose the step, up and down change its number, space sets or clears a pulse.' };
  for (const [name, what] of Object.entries(about)) frame.setAttribute(name, what);
  if (painted(me)) me.help.textContent = me.narrow ? 'Drag across the columns.' : 'Drag across the columns, or click one. Keys: ← → ↑ ↓.';
  else me.help.textContent = me.narrow ? 'Tap or drag a column of x.' : 'Click a column of x for a pulse (below its line: −1), or drag it. Keys: ← → ↑ ↓, space.';
  if (!data.longest) return;
  if (!me.steps) tools(me);
  if (me.steps !== me.root.getRootNode().activeElement) me.steps.value = steps;
}

function drawnIn(me) { return me.data.panels[me.edited]; }

// A quantity that is never below 0, as a gate, is painted across the columns; any other is pulled up and down in one.
function painted(me) { return drawnIn(me).low >= 0; }

function rounded(me, value) {
  const { low, high } = drawnIn(me), parts = painted(me) ? 20 : 10;
  return Math.round(parts * Math.max(low, Math.min(high, value))) / parts;
}

function tools(me) {
  const label = make(me.edits, 'label', {}, 'Steps');
  me.steps = make(label, 'input', { type: 'text', inputmode: 'numeric', autocomplete: 'off' });
  me.wrong = make(me.edits, 'span', { role: 'alert' });
  me.steps.onchange = () => {
    const count = Number(me.steps.value), fits = Number.isInteger(count) && count >= 2 && count <= me.data.longest;
    me.steps.setAttribute('aria-invalid', !fits);
    me.wrong.textContent = fits ? '' : `2 to ${me.data.longest}, please`;
    if (fits && count !== me.xs.length) change(me, Array.from({ length: count }, (_, t) => me.xs[t] ?? 0), true);
  };
  make(me.edits, 'button', { type: 'button' }, 'Clear x').onclick = () => change(me, me.xs.map(() => 0), true);
}

function where(me, event) {
  const box = me.plot.getBoundingClientRect(), zoom = box.width / me.full;
  const x = (event.clientX - box.left) / zoom, y = (event.clientY - box.top) / zoom;
  return { x, y, t: x < PAD || x >= me.end ? -1 : me.left.findLastIndex(left => left <= x) };
}

function level(me, y) {
  const { low, high } = drawnIn(me);
  return rounded(me, high - (high - low) * (y - me.tops[me.edited]) / me.sizes[me.edited]);
}

function grab(me, event) {
  const { t, y } = where(me, event);
  if (me.edited < 0 || t < 0 || !event.target.classList.contains('hand') || event.button > 0) return;
  me.held = { t, y, moved: false };
  me.cursor = t;
  me.plot.setPointerCapture(event.pointerId);
  me.frame.focus({ preventScroll: true });
  event.preventDefault();
  away(me);
  if (painted(me)) paint(me, t, level(me, y)); else draw(me);
}

// From where the hand was to where it is, no column is left out, however fast it went.
function paint(me, t, value) {
  const first = Math.min(t, me.held.t), last = Math.max(t, me.held.t);
  me.held.t = me.cursor = t;
  me.held.moved = true;
  if (me.xs.slice(first, last + 1).some(old => old !== value)) change(me, me.xs.map((old, k) => k >= first && k <= last ? value : old), false);
}

function drag(me, event) {
  const { t, y } = where(me, event);
  if (painted(me)) { if (t >= 0) paint(me, t, level(me, y)); return; }
  if (!me.held.moved && Math.abs(y - me.held.y) < 4) return;
  me.held.moved = true;
  put(me, me.held.t, level(me, y), false);
}

function let_go(me) {
  const held = me.held;
  me.held = null;
  if (!held) return;
  if (held.moved) settle(me);
  else put(me, held.t, me.xs[held.t] ? 0 : level(me, held.y) < 0 ? -1 : 1, true);
}

function put(me, t, value, final) {
  if (me.xs[t] === value && !final) return;
  change(me, me.xs.map((old, k) => k === t ? value : old), final);
}

function change(me, values, final) {
  me.before ??= [...me.xs];
  me.xs = values;
  tell(me, { values, before: me.before, final });
  if (final) me.before = null;
  if (values.length === me.left.length) draw(me);
}

function settle(me) {
  if (!me.before || me.held) return;
  tell(me, { values: me.xs, before: me.before, final: true });
  me.before = null;
}

function keys(me, event) {
  if (me.edited < 0 || event.target !== me.frame) return;
  const { cursor, xs } = me, to = { ArrowLeft: cursor - 1, ArrowRight: cursor + 1, Home: 0, End: xs.length - 1 }[event.key];
  const up = { ArrowUp: 0.1, ArrowDown: -0.1, PageUp: 1, PageDown: -1 }[event.key];
  if (to !== undefined) { me.cursor = Math.max(0, Math.min(xs.length - 1, to)); settle(me); draw(me); reveal(me); }
  else if (up) put(me, cursor, rounded(me, xs[cursor] + up), false);
  else if (event.key === ' ' || event.key === 'Enter') put(me, cursor, xs[cursor] ? 0 : 1, true);
  else if (event.key === '-') put(me, cursor, drawnIn(me).low, true);
  else return;
  event.preventDefault();
}

function reveal(me) {
  const x = me.left[me.cursor], { scroll } = me;
  if (x < scroll.scrollLeft || x + me.widths[me.cursor] > scroll.scrollLeft + scroll.clientWidth) scroll.scrollLeft = x - 60;
}

function hover(me, event) {
  const { t } = where(me, event), { tip, data, mark } = me;
  if (t < 0) { away(me); return; }
  mark.setAttribute('x', me.left[t]); mark.setAttribute('width', me.widths[t]); mark.setAttribute('visibility', 'visible');
  clear(tip);
  make(tip, 'div', { style: 'font-weight:600' }, data.words ? `“${data.labels[t]}”` : `step ${t + 1}`);
  for (const curve of data.panels.flatMap(panel => panel.curves)) {
    const was = curve.before && curve.before[t] !== curve.values[t] ? `, ${data.behind} ${brief(curve.before[t])}` : '';
    make(tip, 'div', { class: 'number' }, `${curve.symbol} = ${brief(curve.values[t] ?? 0)}${was}`);
  }
  const box = me.root.getBoundingClientRect(), zoom = box.width / me.wide, right = (event.clientX - box.left) / zoom;
  tip.style.left = `${right + tip.offsetWidth + 24 > me.wide ? right - tip.offsetWidth - 14 : right + 16}px`;
  tip.style.top = `${(event.clientY - box.top) / zoom - 20}px`;
  tip.style.visibility = 'visible';
}

function away(me) { me.tip.style.visibility = 'hidden'; me.mark?.setAttribute('visibility', 'hidden'); }
