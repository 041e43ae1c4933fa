// The batch that the example is one of, and every matrix of weights with its gradient and its step.
import { comes, FADE, pick, REACH, RISE } from './slow.js';
import { clear, FONT, make } from '../../widgets/draw.js';
import { brief, say } from '../../widgets/numbers.js';

const BARS = 70;

export function panel(state) {
  const { data, look } = state, active = state.root.getRootNode().activeElement, had = state.panel.contains(active) ? active.dataset.name : null;
  clear(state.panel);
  batch(state, state.narrow ? state.wide : 390);
  const rows = make(state.panel, 'div', { class: 'rows' }), top = make(rows, 'div', { class: 'top' });
  make(top, 'span', { style: 'font-weight:650' }, 'weights');
  make(top, 'span', { class: 'quiet' }, 'size');
  make(top, 'span', { class: data.stage < 3 ? 'faint' : '' }, 'gradient');
  make(top, 'span', { class: data.stage < 4 ? 'faint' : '' }, 'step');
  const most = kind => Math.max(1e-300, ...data.weights.map(one => one[kind] ?? 0));
  let where = '';
  for (const one of data.weights) {
    if (one.where !== where) make(rows, 'div', { class: 'where' }, where = one.where);
    const on = data.stage === 4 && one.name === data.chosen, colour = one.ink ? one.ink[0] : look.accent;
    const row = make(rows, data.stage === 4 ? 'button' : 'div', { class: on ? 'row on' : 'row', 'data-name': one.name });
    const name = make(row, 'b', { style: `color:${one.ink ? look.ink(one.ink) : look.accent}` }, one.letter[0]);
    make(name, 'sub', {}, one.letter[1]);
    make(row, 'span', { class: 'number quiet' }, one.shape.join(' × '));
    bar(state, row, one.gradient, most('gradient'), colour, 3);
    bar(state, row, one.step, most('step'), colour, 4);
    if (data.stage < 4) continue;
    row.type = 'button';
    row.setAttribute('aria-pressed', on);
    row.onclick = () => pick(state, { array: one.name });
    if (had === one.name) row.focus();
  }
  const ledger = make(state.panel, 'div', { class: 'ledger' });
  for (const [says, number, stage] of data.ledger) {
    if (stage > data.stage) continue;
    const line = make(ledger, 'div', { class: stage === data.stage ? 'line lit' : 'line' });
    make(line, 'span', {}, says);
    make(line, 'span', { class: 'number' }, number);
    comes(state, line, stage, FADE);
  }
}

function bar(state, row, value, most, colour, stage) {
  const cell = make(row, 'span', { class: 'bar number' });
  if (state.data.stage < stage) return;
  const stroke = make(cell, 'i', { style: `width:${value === null ? 0 : 100 * value / most}%;background:${colour};opacity:0.35;transform-origin:0 0` });
  make(cell, 'span', {}, value === null ? 'not finite' : brief(value));
  comes(state, stroke, stage, REACH);
}

// A bar for each example, the one in view marked; after the update the old ones stay behind the new.
function batch(state, wide) {
  const { data: { batch: { before, after, chosen, mean }, stage }, look } = state, n = before.length, each = wide / n;
  make(state.panel, 'div', { class: 'title' }, `The batch: ${n} example${n > 1 ? 's' : ''}${stage > 1 && n > 1 ? ' and their losses' : ''}`);
  const svg = make(state.panel, 'svg', { width: wide, height: BARS + 26, 'font-family': FONT, role: 'img', 'aria-label': `The loss of each of the ${n} examples; number ${chosen + 1} is in view` });
  const most = Math.max(1e-300, ...before, ...(stage === 4 ? after : [])), high = value => Math.max(2, (BARS - 2) * (value ?? 0) / most);
  for (let k = 0; k < n; k++) {
    const tall = stage < 2 ? 12 : high((stage === 4 ? after : before)[k]), x = k * each, own = k === chosen, thick = Math.max(1, each - 2);
    const one = make(svg, 'rect', { x: x + 1, width: thick, y: BARS - tall, height: tall, fill: own ? look.accent : look.quiet, 'fill-opacity': own ? 1 : 0.45 });
    if (stage === 4) make(svg, 'rect', { x: x + 1, width: thick, y: BARS - high(before[k]), height: high(before[k]), fill: 'none', stroke: look.text, 'stroke-dasharray': '2 2' });
    one.style.transformOrigin = `0 ${BARS}px`;
    comes(state, one, 2, RISE); comes(state, one, 4, RISE);
    const place = make(svg, 'rect', { x, width: each, y: 0, height: BARS + 4, fill: 'transparent', style: 'cursor:pointer', 'data-example': k + 1 });
    make(place, 'title', {}, stage < 2 ? `example ${k + 1}` : `example ${k + 1}: loss ${say(before[k] ?? 0)}${stage === 4 ? `, then ${say(after[k] ?? 0)}` : ''}`);
    place.onclick = () => pick(state, { example: k + 1 });
  }
  if (stage > 1 && stage < 4 && mean !== null) {
    const y = BARS - high(mean);
    make(svg, 'line', { x1: 0, x2: wide, y1: y, y2: y, stroke: look.text, 'stroke-width': 1.5, 'stroke-dasharray': '6 4' });
    make(svg, 'text', { x: wide, y: BARS + 20, 'text-anchor': 'end', 'font-size': 16, fill: look.text, class: 'number' }, `- - mean ${brief(mean)}`);
  }
  if (stage === 4) make(svg, 'text', { x: wide, y: BARS + 20, 'text-anchor': 'end', 'font-size': 16, fill: look.text }, 'dashed: before');
  make(svg, 'text', { x: Math.max(32, Math.min(wide - 180, (chosen + 0.5) * each)), y: BARS + 20, 'text-anchor': 'middle', 'font-size': 16, 'font-weight': 600, fill: look.accent }, 'this one');
}
