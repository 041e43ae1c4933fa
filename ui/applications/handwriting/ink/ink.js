// A sheet to write on. Strokes go to Python as points, while they are drawn; Python says what they mean.
import { clear, make, setAll, theme } from '../../../widgets/draw.js';
import { mount } from '../../../widgets/mount.js';
import { pointed } from '../../../widgets/pointer.js';
import { ahead, bindStream, tell } from '../../../widgets/stream.js';

const NEAR = 2;  // units of the sheet between two points that are kept

export default function ({ data, parentElement, setStateValue }) {
  const state = mount(parentElement, 'ink', { build, draw, resized: null });
  state.data = data;
  bindStream(state, 'live', data.seen, setStateValue);
  if (data.strokes && !state.held && !ahead(state)) state.strokes = data.strokes.map(stroke => [...stroke]);
  draw(state);
}

function build(root) {
  const state = { root, strokes: [], held: null };
  const sheet = make(root, 'div', { class: 'sheet' });
  state.svg = make(sheet, 'svg', { role: 'img' });
  state.hint = make(sheet, 'div', { class: 'hint quiet' });
  const tools = make(root, 'div', { class: 'tools' });
  state.undo = make(tools, 'button', { type: 'button' }, 'Undo stroke');
  state.empty = make(tools, 'button', { type: 'button' }, 'Clear');
  state.help = make(tools, 'span', { class: 'help quiet', role: 'status' });
  state.undo.onclick = () => change(state, state.strokes.slice(0, -1));
  state.empty.onclick = () => change(state, []);
  state.svg.onpointerdown = event => begin(state, event);
  state.svg.onpointermove = event => follow(state, event);
  state.svg.onpointerup = state.svg.onpointercancel = () => lift(state);
  return state;
}

function change(state, strokes) {
  state.strokes = strokes;
  state.held = null;
  tell(state, { strokes, final: true });
  draw(state);
}

function where(state, event) { return pointed(state.svg, state.data.size[0], event).map(Math.round); }

function begin(state, event) {
  if (event.button > 0 || state.held) return;
  event.preventDefault();
  state.svg.setPointerCapture(event.pointerId);
  state.held = where(state, event);
  state.pointer = event.pointerId;
  state.strokes = [...state.strokes, state.held];
  draw(state);
}

function follow(state, event) {
  if (!state.held || event.pointerId !== state.pointer) return;
  const before = state.held.length;
  for (const one of event.getCoalescedEvents?.().length ? event.getCoalescedEvents() : [event]) {
    const [x, y] = where(state, one), [u, v] = state.held.slice(-2);
    if (Math.abs(x - u) >= NEAR || Math.abs(y - v) >= NEAR) state.held.push(x, y);
  }
  if (state.held.length === before) return;
  draw(state);
  tell(state, { strokes: state.strokes.map(stroke => [...stroke]), final: false });
}

function lift(state) { if (state.held) change(state, state.strokes); }

function draw(state) {
  const { svg, data, strokes } = state, [wide, high] = data.size, look = theme(state.root);
  clear(svg);
  setAll(svg, { viewBox: `0 0 ${wide} ${high}`, 'aria-label': `A sheet to write on. Strokes on it: ${strokes.length}. Without a pointer, type digits in the box below.` });
  state.hint.textContent = strokes.length ? '' : data.hint;
  for (const stroke of strokes) {
    const points = stroke.length > 2 ? stroke : [...stroke, stroke[0] + 0.1, stroke[1]];
    make(svg, 'polyline', { points: points.join(' '), fill: 'none', stroke: look.text, 'stroke-width': 9, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'data-stroke': '' });
  }
  state.undo.disabled = state.empty.disabled = !strokes.length;
  state.help.textContent = strokes.length ? '' : 'Several digits; they may touch.';
}
