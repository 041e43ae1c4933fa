// A network read through time, and its numbers taken apart, as lstm/model.py, lstm/unroll.py and lstm/explain/ do it.
import { CELLS } from './cells.js';
import { each, sigmoid, sums, tanh, zeros } from './lstm.js';

const add = numbers => numbers.reduce((a, b) => a + b, 0);
export const memory = s => s.c ?? s.h, before = s => s.c_prev ?? s.h_prev;

// A sequence of T inputs through a cell: its trace, T steps. `puts(t)` lists what is put in at a step, [quantity, units, values]
// each, as lstm/explain/interventions.py does: everything computed from it, at that step and after, follows.
export function run(cell, w, xs, about, puts = () => []) {
  const trace = [], H = w[Object.keys(w).find(name => name.startsWith('b_'))].length;
  let state = cell.start(H);
  xs.forEach((x, t) => { state = again(cell, w, cell.step(w, x, state), about, puts(t)); trace.push(state); });
  return trace;
}

function again(cell, w, s, about, puts) {
  if (!puts.length) return s;
  const now = { ...s };
  let moved = false;
  for (const name of about.order) {
    const mine = puts.filter(([quantity]) => quantity === name);
    if (moved) now[name] = cell.made[name]?.(now) ?? squashed(cell, w, now, about, name);
    if (!mine.length) continue;
    now[name] = now[name].slice();
    for (const [, units, values] of mine) for (const unit of units) now[name][unit] = typeof values === 'number' ? values : values[unit];
    moved = true;
  }
  return now;
}

function squashed(cell, w, s, about, name) {
  const squash = about.linear.includes(name) ? sum => sum : about.gates.includes(name) ? sigmoid : tanh;
  return each(s[name], (_, unit) => squash(terms(cell, w, s, name, unit).total));
}

// Ids (T), or numbers (T, D), through every layer of a model: the trace of the top one. What is put in is put into that one.
export function readThrough(model, ids, puts) {
  const [middle, spread] = model.scale, wide = model.words.length, top = model.layers.length - 1;
  const one = id => model.embedding ? model.embedding[id] : zeros(wide).fill(1, id, id + 1);
  let signal = ids.map(id => wide ? one(id) : Float64Array.from(id, value => (value - middle) / spread)), trace;
  model.layers.forEach((w, depth) => {
    trace = run(CELLS[model.cells[depth]], w, signal, model.about, depth === top ? puts : undefined);
    signal = trace.map(s => s.h);
  });
  return trace;
}

// What is answered at each place: the chances of each answer; or numbers, in the units of those read.
export function predict({ readout, kind, scale: [middle, spread] }, trace) {
  const said = trace.map(({ h }) => sums(readout.W_y, h, readout.b_y));
  return said.map(row => kind === 'class' ? softmax(row) : each(row, value => value * spread + middle));
}

function softmax(values) {
  const most = Math.max(...values), e = each(values, value => Math.exp(value - most)), total = add(e);
  return each(e, value => value / total);
}

// One sum of one unit at one step, taken apart, as lstm/explain/products.py does: its parts, [name, weights, values] each.
export function terms(cell, w, s, quantity, unit) {
  const parts = cell.feeds(w, s, quantity, unit);
  return { parts, total: add(parts.map(([, weights, values]) => add([...values].map((value, k) => weights[k] * value)))) };
}

// Who wrote the memory, as lstm/explain/writing.py does: [s + 1][t][unit] is what step s wrote that is still there after t.
export function writers(cell, trace) {
  const H = trace[0].h.length, parts = Array.from({ length: trace.length + 1 }, () => trace.map(() => zeros(H)));
  const left = parts.map(() => zeros(H));
  trace.forEach((s, t) => {
    const hand = byHand(cell, s), [kept, added] = cell.carried(s);
    for (let unit = 0; unit < H; unit++) {
      for (let k = 0; k <= t; k++) left[k][unit] *= hand[unit] ? 0 : kept[unit];
      left[t + 1][unit] = hand[unit] ? memory(s)[unit] : added[unit];
    }
    for (let k = 0; k <= t + 1; k++) parts[k][t].set(left[k]);
  });
  return parts;
}

// Where the memory is not what its own step made of it, so was put there from outside.
export function byHand(cell, s) {
  const [kept, added] = cell.carried(s);
  return Array.from(memory(s), (now, k) => Math.abs(kept[k] * before(s)[k] + added[k] - now) > 1e-12 * (1 + Math.abs(now)));
}

// What h is multiplied with in the score of an answer, minus the mean of that of the others.
export function direction({ readout: { W_y } }, answer, foils) {
  return each(W_y[answer], (weight, k) => weight - (foils.length ? add(foils.map(foil => W_y[foil][k])) / foils.length : 0));
}

// What each unit's memory is worth to an answer at the end of a trace, in logits per unit of memory.
export function margin(model, trace, answer, foils) {
  const toward = direction(model, answer, foils), { o, c, n } = trace.at(-1);
  if (!c) return toward;
  const slope = value => n || Math.abs(value) < 1e-9 ? 1 : tanh(value) / value;  // what is normalised is not squashed on its way out
  return each(c, (value, k) => (o ? o[k] : 1) * slope(value) * toward[k]);
}

// How far a step opens to what is new.
export function letIn({ i, n, z, h }) { return n ? each(i, (value, k) => Math.exp(value - n[k])) : i ?? z ?? each(h, () => 1); }
