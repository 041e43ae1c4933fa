// What the hand does: drag the point along a curve, point at a dot, press a key; and what that shows.
import { clear, make, setAll } from '../../widgets/draw.js';
import { brief, fixed, say } from '../../widgets/numbers.js';
import { send } from '../../widgets/picks.js';
import { hideTip, pointed } from '../../widgets/pointer.js';

export function show(state) {
  const { data, picked } = state, k = Math.round((+picked.point + data.reach) * data.per_unit), z = (k - data.reach * data.per_unit) / data.per_unit;
  for (const one of state.curves) {
    const { curve, y } = one, value = curve.values[k], slope = curve.slopes[k], x = state.x(z), asleep = slope < data.least * curve.steepest;
    const sign = curve.key === 'sigmoid' ? 'σ' : 'tanh';
    one.value.textContent = `${sign}(${fixed(z)}) = ${say(value)}`;
    one.slope.textContent = `slope ${say(slope)}`;
    one.effect.textContent = `A small change of the sum comes out ${brief(slope)} times as large`
      + (asleep ? ': learning has almost nothing to hold.' : '; so does an error on its way back.');
    setAll(one.point, { cx: x, cy: y(value) });
    setAll(one.slopes, { cx: x, cy: y(slope) });
    for (const [side, way, level] of [['1', -2.5, curve.low], ['2', 2.5, 1]]) {
      const far = slope * 2.5 > Math.abs(level - value) + 0.02 ? (level - value) / slope : way;  // the tangent ends where the picture does
      one.tangent.setAttribute(`x${side}`, state.x(z + far));
      one.tangent.setAttribute(`y${side}`, y(value + far * slope));
    }
    for (const line of [one.fall, ...one.ticks]) setAll(line, { x1: x, x2: x });
    one.fall.setAttribute('y1', y(value));
    setAll(one.frame, { 'aria-valuenow': z, 'aria-valuetext': `sum ${fixed(z)}, ${curve.key} ${say(value)}, slope ${say(slope)}` });
  }
  if (state.dots) mark(state, chosen(state));
}

// The index of the dot at the picked word and unit, or -1.
function chosen({ data, picked }) {
  return picked.place === '' || picked.unit === '' ? -1 : data.dots.findIndex(dot => dot[1] === +picked.place && dot[2] === +picked.unit);
}

export function put(state, change, final) {
  state.picked = { ...state.picked, ...change };
  show(state);
  if (!final) return;
  state.queued = true;
  send(state);
}

function reached(state, z) { return Math.max(-state.data.reach, Math.min(state.data.reach, Math.round(z * state.data.per_unit) / state.data.per_unit)); }

export function hold(state, one) {
  const { frame, svg } = one;
  const follow = event => {
    const [x] = pointed(svg, state.panel, event);
    put(state, { point: reached(state, (x - state.x(0)) / (state.x(1) - state.x(0))) });
  };
  frame.onpointerdown = event => { frame.setPointerCapture(event.pointerId); state.held = true; follow(event); };
  frame.onpointermove = event => { if (state.held) follow(event); };
  frame.onpointerup = frame.onpointercancel = () => { if (state.held) { state.held = false; put(state, {}, true); } };
  frame.onkeydown = event => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: state.data.per_unit, PageDown: -state.data.per_unit }[event.key];
    const to = { Home: -state.data.reach, End: state.data.reach }[event.key];
    if (by === undefined && to === undefined) return;
    event.preventDefault();
    state.pressed = true;
    put(state, { point: to ?? reached(state, +state.picked.point + by / state.data.per_unit) });
  };
  frame.onkeyup = frame.onblur = () => { if (state.pressed) { state.pressed = false; put(state, {}, true); } };  // one step of the link, however long the key was held
}

export function point(state) {
  const { holder, svg, at } = state.dots;
  const nearest = event => {
    const [x, y] = pointed(svg, state.panel, event);
    let best = -1, least = 20 * 20;
    at.forEach(([cx, cy], k) => { const far = (cx - x) ** 2 + (cy - y) ** 2; if (far < least) { least = far; best = k; } });
    return best;
  };
  svg.onpointermove = event => { const k = nearest(event); if (k < 0) away(state); else tell(state, k); };
  svg.onpointerleave = () => away(state);
  svg.onclick = event => { const k = nearest(event); if (k >= 0) take(state, k); };
  holder.onfocus = () => { state.walk = Math.max(0, chosen(state)); tell(state, state.walk, true); };
  holder.onblur = () => away(state);
  holder.onkeydown = event => {
    const units = Math.max(...state.data.dots.map(dot => dot[2])) + 1, by = { ArrowRight: units, ArrowLeft: -units, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) { state.walk = Math.max(0, Math.min(at.length - 1, (state.walk ?? 0) + by)); tell(state, state.walk, true); }
    else if (event.key === 'Enter' || event.key === ' ') take(state, state.walk ?? 0);
    else return;
    event.preventDefault();
  };
}

function take(state, k) {
  const [z, place, unit] = state.data.dots[k];
  put(state, { place, unit, point: reached(state, z) }, true);
  tell(state, k, true);
}

function mark(state, k) {
  const { mark: ring, at, curve } = state.dots, on = state.curves.find(one => one.curve === curve).ring, seen = k < 0 ? 'hidden' : 'visible';
  ring.setAttribute('visibility', seen);
  if (k < 0) { on.setAttribute('visibility', seen); return; }
  setAll(ring, { cx: at[k][0], cy: at[k][1] });
  const z = state.data.dots[k][0], inside = Math.abs(z) <= state.data.reach;
  setAll(on, { visibility: inside ? 'visible' : 'hidden', cx: state.x(z), cy: state.curves.find(one => one.curve === curve).y(state.data.dots[k][3]) });
}

function tell(state, k, aloud) {
  const { tip, data, dots } = state, [z, place, unit, value, slope] = data.dots[k], sign = dots.curve.key === 'sigmoid' ? 'σ' : 'tanh';
  const lines = [`“${data.tokens[place]}”, word ${place + 1}, unit ${unit}`, `${dots.row.symbol === 'tanh(c)' ? 'memory' : 'sum'} ${say(z)}`, `${sign} → ${say(value)}`, `slope ${say(slope)}`];
  clear(tip);
  lines.forEach((line, n) => make(tip, 'div', n ? { class: 'number' } : { style: 'font-weight:600' }, line));
  const box = state.root.getBoundingClientRect(), zoom = box.width / state.wide, own = dots.svg.getBoundingClientRect();
  const x = (own.left - box.left) / zoom + dots.at[k][0], y = (own.top - box.top) / zoom + dots.at[k][1];
  tip.style.left = `${x + tip.offsetWidth + 24 > state.wide ? x - tip.offsetWidth - 14 : x + 14}px`;
  tip.style.top = `${y - tip.offsetHeight - 12}px`;
  tip.style.visibility = 'visible';
  mark(state, k);
  if (aloud) state.said.textContent = lines.join(', ');
}

function away(state) { hideTip(state); if (state.dots) mark(state, chosen(state)); }
