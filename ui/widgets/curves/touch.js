// What the hand does to the curves: point at a step to read its numbers; in the panel that may be drawn in, click, drag, keys.
import { draw, PAD } from './curves.js';
import { columnAt, reveal } from '../columns.js';
import { clear, make, setAll } from '../draw.js';
import { brief, say } from '../numbers.js';
import { pointed } from '../pointer.js';
import { tell } from '../stream.js';

export function touch(state) {
  state.plot.onpointermove = event => { if (state.held) drag(state, event); else hover(state, event); };
  state.plot.onpointerleave = () => { if (!state.held) away(state); };
  state.plot.onpointerdown = event => grab(state, event);
  state.plot.onpointerup = event => let_go(state, event);
  state.plot.onpointercancel = () => { state.held = null; settle(state); };
  state.frame.onkeydown = event => keys(state, event);
  state.frame.onkeyup = () => settle(state);
  state.frame.onblur = () => settle(state);
}

// The panel that may be drawn in: a place to grab, the step the keys act on, and the tools beside it.
export function hand(state, look) {
  const top = state.tops[state.edited], size = state.sizes[state.edited], steps = state.xs.length;
  make(state.plot, 'rect', { class: 'hand', x: PAD, y: top - 6, width: state.end - PAD, height: size + 12, fill: 'transparent' });
  state.cursor = Math.min(state.cursor, state.left.length - 1);
  state.spot = make(state.plot, 'rect', { x: state.left[state.cursor], y: top - 3, width: state.widths[state.cursor], height: size + 6, class: 'spot', fill: 'none', stroke: look.accent, 'stroke-width': 2, rx: 3, 'pointer-events': 'none' });
  const { frame, data } = state, { low, high } = drawnIn(state), value = state.xs[state.cursor];
  const about = { tabindex: 0, role: 'slider', 'aria-orientation': 'vertical', 'aria-valuemin': low, 'aria-valuemax': high, 'aria-valuenow': value,
    'aria-valuetext': `${data.words ? data.labels[state.cursor] : `step ${state.cursor + 1}`}: ${say(value, painted(state) ? 2 : 1)}`,
    'aria-label': data.about || 'The input, a number for each step. Left and right choose the step, up and down change its number, space sets or clears a pulse.' };
  setAll(frame, about);
  if (painted(state)) state.help.textContent = state.narrow ? 'Drag across the columns.' : 'Drag across the columns, or click one. Keys: ← → ↑ ↓.';
  else state.help.textContent = state.narrow ? 'Tap or drag a column of x.' : 'Click a column of x for a pulse (below its line: −1), or drag it. Keys: ← → ↑ ↓, space.';
  if (!data.longest) return;
  if (!state.steps) tools(state);
  if (state.steps !== state.root.getRootNode().activeElement) state.steps.value = steps;
}

function drawnIn(state) { return state.data.panels[state.edited]; }

// A quantity that is never below 0, as a gate, is painted across the columns; any other is pulled up and down in one.
function painted(state) { return drawnIn(state).low >= 0; }

function rounded(state, value) {
  const { low, high } = drawnIn(state), parts = painted(state) ? 20 : 10;
  return Math.round(parts * Math.max(low, Math.min(high, value))) / parts;
}

function tools(state) {
  const label = make(state.edits, 'label', {}, 'Steps');
  state.steps = make(label, 'input', { type: 'text', inputmode: 'numeric', autocomplete: 'off' });
  state.wrong = make(state.edits, 'span', { role: 'alert' });
  state.steps.onchange = () => {
    const count = Number(state.steps.value), fits = Number.isInteger(count) && count >= 2 && count <= state.data.longest;
    state.steps.setAttribute('aria-invalid', !fits);
    state.wrong.textContent = fits ? '' : `2 to ${state.data.longest}, please`;
    if (fits && count !== state.xs.length) change(state, Array.from({ length: count }, (_, t) => state.xs[t] ?? 0), true);
  };
  make(state.edits, 'button', { type: 'button' }, 'Clear x').onclick = () => change(state, state.xs.map(() => 0), true);
}

function where(state, event) {
  const [x, y] = pointed(state.plot, state.full, event);
  return { x, y, t: columnAt(state, x) };
}

function level(state, y) {
  const { low, high } = drawnIn(state);
  return rounded(state, high - (high - low) * (y - state.tops[state.edited]) / state.sizes[state.edited]);
}

function grab(state, event) {
  const { t, y } = where(state, event);
  if (state.edited < 0 || t < 0 || !event.target.classList.contains('hand') || event.button > 0) return;
  state.held = { t, y, moved: false };
  state.cursor = t;
  state.plot.setPointerCapture(event.pointerId);
  state.frame.focus({ preventScroll: true });
  event.preventDefault();
  away(state);
  if (painted(state)) paint(state, t, level(state, y)); else draw(state);
}

// From where the hand was to where it is, no column is left out, however fast it went.
function paint(state, t, value) {
  const first = Math.min(t, state.held.t), last = Math.max(t, state.held.t);
  state.held.t = state.cursor = t;
  state.held.moved = true;
  if (state.xs.slice(first, last + 1).some(old => old !== value)) change(state, state.xs.map((old, k) => k >= first && k <= last ? value : old), false);
}

function drag(state, event) {
  const { t, y } = where(state, event);
  if (painted(state)) { if (t >= 0) paint(state, t, level(state, y)); return; }
  if (!state.held.moved && Math.abs(y - state.held.y) < 4) return;
  state.held.moved = true;
  put(state, state.held.t, level(state, y), false);
}

function let_go(state) {
  const held = state.held;
  state.held = null;
  if (!held) return;
  if (held.moved) settle(state);
  else put(state, held.t, state.xs[held.t] ? 0 : level(state, held.y) < 0 ? -1 : 1, true);
}

function put(state, t, value, final) {
  if (state.xs[t] === value && !final) return;
  change(state, state.xs.map((old, k) => k === t ? value : old), final);
}

function change(state, values, final) {
  state.before ??= [...state.xs];
  state.xs = values;
  tell(state, { values, before: state.before, final });
  if (final) state.before = null;
  if (values.length === state.left.length) draw(state);
}

function settle(state) {
  if (!state.before || state.held) return;
  tell(state, { values: state.xs, before: state.before, final: true });
  state.before = null;
}

function keys(state, event) {
  if (state.edited < 0 || event.target !== state.frame) return;
  const { cursor, xs } = state, to = { ArrowLeft: cursor - 1, ArrowRight: cursor + 1, Home: 0, End: xs.length - 1 }[event.key];
  const up = { ArrowUp: 0.1, ArrowDown: -0.1, PageUp: 1, PageDown: -1 }[event.key];
  if (to !== undefined) { state.cursor = Math.max(0, Math.min(xs.length - 1, to)); settle(state); draw(state); reveal(state.scroll, state, state.cursor, 60); }
  else if (up) put(state, cursor, rounded(state, xs[cursor] + up), false);
  else if (event.key === ' ' || event.key === 'Enter') put(state, cursor, xs[cursor] ? 0 : 1, true);
  else if (event.key === '-') put(state, cursor, drawnIn(state).low, true);
  else return;
  event.preventDefault();
}

function hover(state, event) {
  const { t } = where(state, event), { tip, data, mark } = state;
  if (t < 0) { away(state); return; }
  setAll(mark, { x: state.left[t], width: state.widths[t], visibility: 'visible' });
  clear(tip);
  make(tip, 'div', { style: 'font-weight:600' }, data.words ? `“${data.labels[t]}”` : `step ${t + 1}`);
  for (const curve of data.panels.flatMap(panel => panel.curves)) {
    const was = curve.before && curve.before[t] !== curve.values[t] ? `, ${data.behind} ${brief(curve.before[t])}` : '';
    make(tip, 'div', { class: 'number' }, `${curve.symbol} = ${brief(curve.values[t] ?? 0)}${was}`);
  }
  const box = state.root.getBoundingClientRect(), zoom = box.width / state.wide, right = (event.clientX - box.left) / zoom;
  tip.style.left = `${right + tip.offsetWidth + 24 > state.wide ? right - tip.offsetWidth - 14 : right + 16}px`;
  tip.style.top = `${(event.clientY - box.top) / zoom - 20}px`;
  tip.style.visibility = 'visible';
}

function away(state) { state.tip.style.visibility = 'hidden'; state.mark?.setAttribute('visibility', 'hidden'); }
