// A sheet to write on. Strokes go to Python as points, while they are drawn; Python says what they mean.
import { clear, make, mount, theme } from '../../../widgets/draw.js';
import { ahead, tell, tuned } from '../../../widgets/stream.js';

const NEAR = 2;  // units of the sheet between two points that are kept

export default function ({ data, parentElement, setStateValue }) {
  const me = mount(parentElement, 'ink', { build, draw, resized: null });
  me.data = data;
  tuned(me, 'live', data.seen, setStateValue);
  if (data.strokes && !me.held && !ahead(me)) me.strokes = data.strokes.map(stroke => [...stroke]);
  draw(me);
}

function build(root) {
  const me = { root, strokes: [], held: null };
  const sheet = make(root, 'div', { class: 'sheet' });
  me.svg = make(sheet, 'svg', { role: 'img' });
  me.hint = make(sheet, 'div', { class: 'hint quiet' });
  const tools = make(root, 'div', { class: 'tools' });
  me.undo = make(tools, 'button', { type: 'button' }, 'Undo stroke');
  me.empty = make(tools, 'button', { type: 'button' }, 'Clear');
  me.help = make(tools, 'span', { class: 'help quiet', role: 'status' });
  me.undo.onclick = () => change(me, me.strokes.slice(0, -1));
  me.empty.onclick = () => change(me, []);
  me.svg.onpointerdown = event => begin(me, event);
  me.svg.onpointermove = event => follow(me, event);
  me.svg.onpointerup = me.svg.onpointercancel = () => lift(me);
  return me;
}

function change(me, strokes) {
  me.strokes = strokes;
  me.held = null;
  tell(me, { strokes, final: true });
  draw(me);
}

function where(me, event) {
  const box = me.svg.getBoundingClientRect(), [wide, high] = me.data.size;
  return [(event.clientX - box.left) / box.width * wide, (event.clientY - box.top) / box.height * high].map(Math.round);
}

function begin(me, event) {
  if (event.button > 0 || me.held) return;
  event.preventDefault();
  me.svg.setPointerCapture(event.pointerId);
  me.held = where(me, event);
  me.pointer = event.pointerId;
  me.strokes = [...me.strokes, me.held];
  draw(me);
}

function follow(me, event) {
  if (!me.held || event.pointerId !== me.pointer) return;
  const before = me.held.length;
  for (const one of event.getCoalescedEvents?.().length ? event.getCoalescedEvents() : [event]) {
    const [x, y] = where(me, one), [u, v] = me.held.slice(-2);
    if (Math.abs(x - u) >= NEAR || Math.abs(y - v) >= NEAR) me.held.push(x, y);
  }
  if (me.held.length === before) return;
  draw(me);
  tell(me, { strokes: me.strokes.map(stroke => [...stroke]), final: false });
}

function lift(me) { if (me.held) change(me, me.strokes); }

function draw(me) {
  const { svg, data, strokes } = me, [wide, high] = data.size, look = theme(me.root);
  clear(svg);
  svg.setAttribute('viewBox', `0 0 ${wide} ${high}`);
  svg.setAttribute('aria-label', `A sheet to write on. Strokes on it: ${strokes.length}. Without a pointer, type digits in the box below.`);
  me.hint.textContent = strokes.length ? '' : data.hint;
  for (const stroke of strokes) {
    const points = stroke.length > 2 ? stroke : [...stroke, stroke[0] + 0.1, stroke[1]];
    make(svg, 'polyline', { points: points.join(' '), fill: 'none', stroke: look.text, 'stroke-width': 9, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'data-stroke': '' });
  }
  me.undo.disabled = me.empty.disabled = !strokes.length;
  me.help.textContent = strokes.length ? '' : 'Several digits; they may touch.';
}
