// The LSTM in JavaScript: the one place where a script computes one, for the file that runs without Python. Read it beside
// lstm/cells/lstm.py: the same six lines, in the same order. A test holds every number of it to the library's, to 1e-12.
export const EQUATIONS = ['f', 'i', 'o', 'candidate', 'c', 'h'], LETTERS = { f: 'f', i: 'i', o: 'o', candidate: 'c' };

const each = (a, compute) => { const made = new Float64Array(a.length); for (let k = 0; k < a.length; k++) made[k] = compute(a[k], k); return made; };
const join = (a, b) => { const z = new Float64Array(a.length + b.length); z.set(a); z.set(b, a.length); return z; };
const dot = (row, z, at) => { let sum = 0; for (const k of at) sum += row[k] * z[k]; return sum; };
const inUse = z => [...z.keys()].filter(k => z[k] !== 0);  // a word is one 1 among noughts
const sums = (W, z, b, at = inUse(z)) => each(b, (bias, unit) => dot(W[unit], z, at) + bias);

export function sigmoid(x) { return 0.5 * (1 + Math.tanh(0.5 * x)); }
const tanh = Math.tanh;

// One tick: x (D), and a state of h and c (H). Every number it computes.
export function step(w, x, { h: h_prev, c: c_prev }) {
  const z = join(h_prev, x), at = inUse(z);
  const f = each(sums(w.W_f, z, w.b_f, at), sigmoid);
  const i = each(sums(w.W_i, z, w.b_i, at), sigmoid);
  const o = each(sums(w.W_o, z, w.b_o, at), sigmoid);
  const candidate = each(sums(w.W_c, z, w.b_c, at), tanh);
  const c = each(c_prev, (before, k) => f[k] * before + i[k] * candidate[k]);
  const h = each(c, (now, k) => o[k] * tanh(now));
  return { x, h_prev, c_prev, f, i, o, candidate, c, h };
}

// A sequence of T inputs: its trace, T steps. `puts(t)` lists what is put in at a step, [quantity, units, values] each, as
// lstm/explain/interventions.py does: everything computed from it, at that step and after, follows.
export function run(w, xs, puts = () => []) {
  const zeros = new Float64Array(w.b_f.length), trace = [];
  let state = { h: zeros, c: zeros };
  xs.forEach((x, t) => { state = again(step(w, x, state), puts(t)); trace.push(state); });
  return trace;
}

function again(s, puts) {
  if (!puts.length) return s;
  const now = { ...s };
  let moved = false;
  for (const name of EQUATIONS) {
    const mine = puts.filter(([quantity]) => quantity === name);
    if (moved && name === 'c') now.c = each(s.c_prev, (before, k) => now.f[k] * before + now.i[k] * now.candidate[k]);
    if (moved && name === 'h') now.h = each(now.c, (value, k) => now.o[k] * tanh(value));
    if (!mine.length) continue;
    now[name] = now[name].slice();
    for (const [, units, values] of mine) for (const unit of units) now[name][unit] = typeof values === 'number' ? values : values[unit];
    moved = true;
  }
  return now;
}

// Ids (T) through every layer of a model: the trace of the top one. What is put in is put into that one.
export function readIds(model, ids, puts) {
  const wide = model.words.length;
  let signal = ids.map(id => model.embedding ? model.embedding[id] : new Float64Array(wide).fill(1, id, id + 1)), trace;
  model.layers.forEach((w, depth) => { trace = run(w, signal, depth === model.layers.length - 1 ? puts : undefined); signal = trace.map(s => s.h); });
  return trace;
}

// The chances of each next word, at each place.
export function predict(model, trace) {
  return trace.map(({ h }) => softmax(sums(model.readout.W_y, h, model.readout.b_y)));
}

function softmax(values) {
  const most = Math.max(...values), e = each(values, value => Math.exp(value - most)), total = e.reduce((a, b) => a + b);
  return each(e, value => value / total);
}

// One squashed sum of one unit at one step, taken apart, as lstm/explain/products.py does: [source, k, weight, value] each.
export function terms(w, s, quantity, unit) {
  const row = w[`W_${LETTERS[quantity]}`][unit], bias = w[`b_${LETTERS[quantity]}`][unit], n = s.h_prev.length;
  const parts = [...s.h_prev].map((value, k) => ['h_prev', k, row[k], value]);
  parts.push(...[...s.x].map((value, k) => ['x', k, row[n + k], value]), ['1', 0, bias, 1]);
  return { parts, total: parts.slice(0, -1).reduce((sum, [, , weight, value]) => sum + weight * value, 0) + bias };
}

// Who wrote the memory, as lstm/explain/writing.py does: [s + 1][t][unit] is what step s wrote that is still there after t.
export function writers(trace) {
  const H = trace[0].c.length, parts = Array.from({ length: trace.length + 1 }, () => trace.map(() => new Float64Array(H)));
  const left = parts.map(() => new Float64Array(H));
  trace.forEach((s, t) => {
    const hand = byHand(s);
    for (let unit = 0; unit < H; unit++) {
      for (let k = 0; k <= t; k++) left[k][unit] *= hand[unit] ? 0 : s.f[unit];
      left[t + 1][unit] = hand[unit] ? s.c[unit] : s.i[unit] * s.candidate[unit];
    }
    for (let k = 0; k <= t + 1; k++) parts[k][t].set(left[k]);
  });
  return parts;
}

// Where the memory is not what its own step made of it, so was put there from outside.
export function byHand(s) {
  return Array.from(s.c, (c, k) => Math.abs(s.f[k] * s.c_prev[k] + s.i[k] * s.candidate[k] - c) > 1e-12 * (1 + Math.abs(c)));
}

// What each unit's memory is worth to an answer at the end of a trace, in logits per unit of memory.
export function margin({ readout: { W_y } }, trace, answer, foils) {
  const { o, c } = trace.at(-1);
  return each(c, (value, k) => {
    const mean = foils.length ? foils.reduce((sum, foil) => sum + W_y[foil][k], 0) / foils.length : 0;
    return o[k] * (Math.abs(value) < 1e-9 ? 1 : tanh(value) / value) * (W_y[answer][k] - mean);
  });
}

// How long a memory lasts while a unit rests: the share that a step keeps, and after how many half of it is left.
export function atRest(bias) { return { keeps: sigmoid(bias), half: -Math.LN2 / Math.log(sigmoid(bias)) }; }
