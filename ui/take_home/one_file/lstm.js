// The LSTM in JavaScript: the one place where a script computes one, for the file that runs without Python. Read it beside
// lstm/cells/lstm.py: the same six lines, in the same order. A test holds every number of it to the library's, to 1e-12.
export const LETTERS = { f: 'f', i: 'i', o: 'o', candidate: 'c' };

export const each = (a, compute) => { const made = new Float64Array(a.length); for (let k = 0; k < a.length; k++) made[k] = compute(a[k], k); return made; };
export const zeros = n => new Float64Array(n);
export const join = (a, b) => { const z = zeros(a.length + b.length); z.set(a); z.set(b, a.length); return z; };
const dot = (row, z, at) => { let sum = 0; for (const k of at) sum += row[k] * z[k]; return sum; };
export const inUse = z => [...z.keys()].filter(k => z[k] !== 0);  // a word is one 1 among noughts
export const sums = (W, z, b, at = inUse(z)) => each(b, (bias, unit) => dot(W[unit], z, at) + bias);

export function sigmoid(x) { return 0.5 * (1 + Math.tanh(0.5 * x)); }
export const tanh = Math.tanh;

export const lstm = {
  start: H => ({ h: zeros(H), c: zeros(H) }),

  // One tick: x (D), and a state of h and c (H). Every number it computes.
  step(w, x, { h: h_prev, c: c_prev }) {
    const z = join(h_prev, x), at = inUse(z);
    const f = each(sums(w.W_f, z, w.b_f, at), sigmoid);
    const i = each(sums(w.W_i, z, w.b_i, at), sigmoid);
    const o = each(sums(w.W_o, z, w.b_o, at), sigmoid);
    const candidate = each(sums(w.W_c, z, w.b_c, at), tanh);
    const c = each(c_prev, (before, k) => f[k] * before + i[k] * candidate[k]);
    const h = each(c, (now, k) => o[k] * tanh(now));
    return { x, h_prev, c_prev, f, i, o, candidate, c, h };
  },

  // What is no squashed sum, computed from the other numbers of a step; how the memory goes on: what is kept, what is added;
  // and every signal that feeds a sum of one unit: [its name, weights, values].
  made: {
    c: s => each(s.c_prev, (before, k) => s.f[k] * before + s.i[k] * s.candidate[k]),
    h: s => each(s.c, (now, k) => s.o[k] * tanh(now)),
  },
  carried: s => [s.f, each(s.i, (i, k) => i * s.candidate[k])],
  feeds: (w, s, quantity, unit) => matrixFeeds(w, LETTERS[quantity], unit, s.h_prev, s.x),
};

export function matrixFeeds(w, letter, unit, h, x, name = 'h_prev') {
  const row = w[`W_${letter}`][unit], n = h.length;
  return [[name, row.subarray(0, n), h], ['x', row.subarray(n), x], ['1', [w[`b_${letter}`][unit]], [1]]];
}

// How long a memory lasts while a unit rests: the share that a step keeps, and after how many half of it is left.
export function atRest(bias) { return { keeps: sigmoid(bias), half: -Math.LN2 / Math.log(sigmoid(bias)) }; }
