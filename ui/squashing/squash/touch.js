// What the hand does: drag the point along a curve, point at a dot, press a key; and what that shows.
import { clear, make, send } from '../../widgets/draw.js';
import { brief, fixed, say } from '../../widgets/numbers.js';

export function show(me) {
  const { data, picked } = me, k = Math.round((+picked.point + data.reach) * data.per_unit), z = (k - data.reach * data.per_unit) / data.per_unit;
  for (const one of me.curves) {
    const { curve, y } = one, value = curve.values[k], slope = curve.slopes[k], x = me.x(z), asleep = slope < data.least * curve.steepest;
    const sign = curve.key === 'sigmoid' ? 'σ' : 'tanh';
    one.value.textContent = `${sign}(${fixed(z)}) = ${say(value)}`;
    one.slope.textContent = `slope ${say(slope)}`;
    one.effect.textContent = `A small change of the sum comes out ${brief(slope)} times as large`
      + (asleep ? ': learning has almost nothing to hold.' : '; so does an error on its way back.');
    one.point.setAttribute('cx', x); one.point.setAttribute('cy', y(value));
    one.slopes.setAttribute('cx', x); one.slopes.setAttribute('cy', y(slope));
    for (const [side, way, level] of [['1', -2.5, curve.low], ['2', 2.5, 1]]) {
      const far = slope * 2.5 > Math.abs(level - value) + 0.02 ? (level - value) / slope : way;  // the tangent ends where the picture does
      one.tangent.setAttribute(`x${side}`, me.x(z + far));
      one.tangent.setAttribute(`y${side}`, y(value + far * slope));
    }
    for (const line of [one.fall, ...one.ticks]) { line.setAttribute('x1', x); line.setAttribute('x2', x); }
    one.fall.setAttribute('y1', y(value));
    one.frame.setAttribute('aria-valuenow', z);
    one.frame.setAttribute('aria-valuetext', `sum ${fixed(z)}, ${curve.key} ${say(value)}, slope ${say(slope)}`);
  }
  if (me.dots) mark(me, chosen(me));
}

// The index of the dot at the picked word and unit, or -1.
function chosen({ data, picked }) {
  return picked.place === '' || picked.unit === '' ? -1 : data.dots.findIndex(dot => dot[1] === +picked.place && dot[2] === +picked.unit);
}

export function put(me, change, final) {
  me.picked = { ...me.picked, ...change };
  show(me);
  if (!final) return;
  me.queued = true;
  send(me);
}

function reached(me, z) { return Math.max(-me.data.reach, Math.min(me.data.reach, Math.round(z * me.data.per_unit) / me.data.per_unit)); }

export function hold(me, one) {
  const { frame, svg } = one;
  const follow = event => {
    const box = svg.getBoundingClientRect(), x = (event.clientX - box.left) * me.panel / box.width;
    put(me, { point: reached(me, (x - me.x(0)) / (me.x(1) - me.x(0))) });
  };
  frame.onpointerdown = event => { frame.setPointerCapture(event.pointerId); me.held = true; follow(event); };
  frame.onpointermove = event => { if (me.held) follow(event); };
  frame.onpointerup = frame.onpointercancel = () => { if (me.held) { me.held = false; put(me, {}, true); } };
  frame.onkeydown = event => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: me.data.per_unit, PageDown: -me.data.per_unit }[event.key];
    const to = { Home: -me.data.reach, End: me.data.reach }[event.key];
    if (by === undefined && to === undefined) return;
    event.preventDefault();
    me.pressed = true;
    put(me, { point: to ?? reached(me, +me.picked.point + by / me.data.per_unit) });
  };
  frame.onkeyup = frame.onblur = () => { if (me.pressed) { me.pressed = false; put(me, {}, true); } };  // one step of the link, however long the key was held
}

export function point(me) {
  const { holder, svg, at } = me.dots;
  const nearest = event => {
    const box = svg.getBoundingClientRect(), zoom = box.width / me.panel, x = (event.clientX - box.left) / zoom, y = (event.clientY - box.top) / zoom;
    let best = -1, least = 20 * 20;
    at.forEach(([cx, cy], k) => { const far = (cx - x) ** 2 + (cy - y) ** 2; if (far < least) { least = far; best = k; } });
    return best;
  };
  svg.onpointermove = event => { const k = nearest(event); if (k < 0) away(me); else tell(me, k); };
  svg.onpointerleave = () => away(me);
  svg.onclick = event => { const k = nearest(event); if (k >= 0) take(me, k); };
  holder.onfocus = () => { me.walk = Math.max(0, chosen(me)); tell(me, me.walk, true); };
  holder.onblur = () => away(me);
  holder.onkeydown = event => {
    const units = Math.max(...me.data.dots.map(dot => dot[2])) + 1, by = { ArrowRight: units, ArrowLeft: -units, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) { me.walk = Math.max(0, Math.min(at.length - 1, (me.walk ?? 0) + by)); tell(me, me.walk, true); }
    else if (event.key === 'Enter' || event.key === ' ') take(me, me.walk ?? 0);
    else return;
    event.preventDefault();
  };
}

function take(me, k) {
  const [z, place, unit] = me.data.dots[k];
  put(me, { place, unit, point: reached(me, z) }, true);
  tell(me, k, true);
}

function mark(me, k) {
  const { mark: ring, at, curve } = me.dots, on = me.curves.find(one => one.curve === curve).ring, seen = k < 0 ? 'hidden' : 'visible';
  ring.setAttribute('visibility', seen);
  if (k < 0) { on.setAttribute('visibility', seen); return; }
  ring.setAttribute('cx', at[k][0]); ring.setAttribute('cy', at[k][1]);
  const z = me.data.dots[k][0], inside = Math.abs(z) <= me.data.reach;
  on.setAttribute('visibility', inside ? 'visible' : 'hidden');
  on.setAttribute('cx', me.x(z)); on.setAttribute('cy', me.curves.find(one => one.curve === curve).y(me.data.dots[k][3]));
}

function tell(me, k, aloud) {
  const { tip, data, dots } = me, [z, place, unit, value, slope] = data.dots[k], sign = dots.curve.key === 'sigmoid' ? 'σ' : 'tanh';
  const lines = [`“${data.tokens[place]}”, word ${place + 1}, unit ${unit}`, `${dots.row.symbol === 'tanh(c)' ? 'memory' : 'sum'} ${say(z)}`, `${sign} → ${say(value)}`, `slope ${say(slope)}`];
  clear(tip);
  lines.forEach((line, n) => make(tip, 'div', n ? { class: 'number' } : { style: 'font-weight:600' }, line));
  const box = me.root.getBoundingClientRect(), zoom = box.width / me.wide, own = dots.svg.getBoundingClientRect();
  const x = (own.left - box.left) / zoom + dots.at[k][0], y = (own.top - box.top) / zoom + dots.at[k][1];
  tip.style.left = `${x + tip.offsetWidth + 24 > me.wide ? x - tip.offsetWidth - 14 : x + 14}px`;
  tip.style.top = `${y - tip.offsetHeight - 12}px`;
  tip.style.visibility = 'visible';
  mark(me, k);
  if (aloud) me.said.textContent = lines.join(', ');
}

function away(me) { me.tip.style.visibility = 'hidden'; if (me.dots) mark(me, chosen(me)); }
