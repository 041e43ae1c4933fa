// The other cells, each as its module in lstm/cells/ has it: in the same lines, in the same order. See lstm.js.
import { each, inUse, join, LETTERS, lstm, matrixFeeds, sigmoid, sums, tanh, zeros } from './lstm.js';

const lstm1997 = {
  ...lstm,
  step(w, x, { h: h_prev, c: c_prev }) {
    const z = join(h_prev, x), at = inUse(z);
    const i = each(sums(w.W_i, z, w.b_i, at), sigmoid);
    const o = each(sums(w.W_o, z, w.b_o, at), sigmoid);
    const candidate = each(sums(w.W_c, z, w.b_c, at), tanh);
    const c = each(c_prev, (before, k) => before + i[k] * candidate[k]);
    const h = each(c, (now, k) => o[k] * tanh(now));
    return { x, h_prev, c_prev, i, o, candidate, c, h };
  },
  made: { ...lstm.made, c: s => each(s.c_prev, (before, k) => before + s.i[k] * s.candidate[k]) },
  carried: s => [each(s.c, () => 1), each(s.i, (i, k) => i * s.candidate[k])],
};

const coupled = {
  ...lstm,
  step(w, x, { h: h_prev, c: c_prev }) {
    const z = join(h_prev, x), at = inUse(z);
    const i = each(sums(w.W_i, z, w.b_i, at), sigmoid);
    const o = each(sums(w.W_o, z, w.b_o, at), sigmoid);
    const candidate = each(sums(w.W_c, z, w.b_c, at), tanh);
    const c = each(c_prev, (before, k) => (1 - i[k]) * before + i[k] * candidate[k]);
    const h = each(c, (now, k) => o[k] * tanh(now));
    return { x, h_prev, c_prev, i, o, candidate, c, h };
  },
  made: { ...lstm.made, c: s => each(s.c_prev, (before, k) => (1 - s.i[k]) * before + s.i[k] * s.candidate[k]) },
  carried: s => [each(s.i, i => 1 - i), each(s.i, (i, k) => i * s.candidate[k])],
};

const peephole = {
  ...lstm,
  step(w, x, { h: h_prev, c: c_prev }) {
    const z = join(h_prev, x), at = inUse(z);
    const f = each(sums(w.W_f, z, w.b_f, at), (sum, k) => sigmoid(sum + w.P_f[k] * c_prev[k]));
    const i = each(sums(w.W_i, z, w.b_i, at), (sum, k) => sigmoid(sum + w.P_i[k] * c_prev[k]));
    const candidate = each(sums(w.W_c, z, w.b_c, at), tanh);
    const c = each(c_prev, (before, k) => f[k] * before + i[k] * candidate[k]);
    const o = each(sums(w.W_o, z, w.b_o, at), (sum, k) => sigmoid(sum + w.P_o[k] * c[k]));
    const h = each(c, (now, k) => o[k] * tanh(now));
    return { x, h_prev, c_prev, f, i, o, candidate, c, h };
  },
  feeds(w, s, quantity, unit) {
    const feeds = lstm.feeds(w, s, quantity, unit), sees = { f: 'c_prev', i: 'c_prev', o: 'c' }[quantity];
    if (sees) feeds.splice(2, 0, [sees, [w[`P_${quantity}`][unit]], [s[sees][unit]]]);
    return feeds;
  },
};

const noInput = {
  ...lstm,
  step(w, x, { h: h_prev, c: c_prev }) {
    const z = join(h_prev, x), at = inUse(z);
    const f = each(sums(w.W_f, z, w.b_f, at), sigmoid);
    const o = each(sums(w.W_o, z, w.b_o, at), sigmoid);
    const candidate = each(sums(w.W_c, z, w.b_c, at), tanh);
    const c = each(c_prev, (before, k) => f[k] * before + candidate[k]);
    const h = each(c, (now, k) => o[k] * tanh(now));
    return { x, h_prev, c_prev, f, o, candidate, c, h };
  },
  made: { ...lstm.made, c: s => each(s.c_prev, (before, k) => s.f[k] * before + s.candidate[k]) },
  carried: s => [s.f, s.candidate],
};

const noOutput = {
  ...lstm,
  step(w, x, { h: h_prev, c: c_prev }) {
    const z = join(h_prev, x), at = inUse(z);
    const f = each(sums(w.W_f, z, w.b_f, at), sigmoid);
    const i = each(sums(w.W_i, z, w.b_i, at), sigmoid);
    const candidate = each(sums(w.W_c, z, w.b_c, at), tanh);
    const c = each(c_prev, (before, k) => f[k] * before + i[k] * candidate[k]);
    const h = each(c, tanh);
    return { x, h_prev, c_prev, f, i, candidate, c, h };
  },
  made: { ...lstm.made, h: s => each(s.c, tanh) },
};

const logSigmoid = x => (x > 0 ? 0 : x) - Math.log1p(Math.exp(-Math.abs(x)));
const logAdd = (a, b) => a > b ? a - logSigmoid(a - b) : b - logSigmoid(b - a);

const slstm = {
  ...lstm,
  start: H => ({ h: zeros(H), c: zeros(H), n: zeros(H).fill(-1e30) }),
  step(w, x, { h: h_prev, c: c_prev, n: n_prev }) {
    const z = join(h_prev, x), at = inUse(z);
    const sum_f = sums(w.W_f, z, w.b_f, at);
    const f = each(sum_f, sigmoid);
    const i = sums(w.W_i, z, w.b_i, at);
    const o = each(sums(w.W_o, z, w.b_o, at), sigmoid);
    const candidate = each(sums(w.W_c, z, w.b_c, at), tanh);
    const n = each(n_prev, (before, k) => logAdd(logSigmoid(sum_f[k]) + before, i[k]));
    const c = each(c_prev, (before, k) => before + Math.exp(i[k] - n[k]) * (candidate[k] - before));
    const h = each(c, (now, k) => o[k] * now);
    return { x, h_prev, c_prev, n_prev, f, i, o, candidate, n, c, h };
  },
  made: {
    n: s => each(s.n_prev, (before, k) => logAdd(Math.log(Math.max(s.f[k], 1e-300)) + before, s.i[k])),
    c: s => each(s.c_prev, (before, k) => before + Math.exp(s.i[k] - s.n[k]) * (s.candidate[k] - before)),
    h: s => each(s.c, (now, k) => s.o[k] * now),
  },
  carried(s) {
    const share = each(s.i, (i, k) => Math.exp(i - s.n[k]));
    return [each(share, one => 1 - one), each(share, (one, k) => one * s.candidate[k])];
  },
};

const gru = {
  start: H => ({ h: zeros(H) }),
  step(w, x, { h: h_prev }) {
    const hx = join(h_prev, x), at = inUse(hx);
    const z = each(sums(w.W_z, hx, w.b_z, at), sigmoid);
    const r = each(sums(w.W_r, hx, w.b_r, at), sigmoid);
    const candidate = each(sums(w.W_h, join(each(r, (share, k) => share * h_prev[k]), x), w.b_h), tanh);
    const h = each(h_prev, (before, k) => (1 - z[k]) * before + z[k] * candidate[k]);
    return { x, h_prev, z, r, candidate, h };
  },
  made: { h: s => each(s.h_prev, (before, k) => (1 - s.z[k]) * before + s.z[k] * s.candidate[k]) },
  carried: s => [each(s.z, z => 1 - z), each(s.z, (z, k) => z * s.candidate[k])],
  feeds(w, s, quantity, unit) {
    if (quantity !== 'candidate') return matrixFeeds(w, quantity, unit, s.h_prev, s.x);
    return matrixFeeds(w, 'h', unit, each(s.r, (share, k) => share * s.h_prev[k]), s.x, 'r h_prev');
  },
};

const gruAfter = {
  ...gru,
  step(w, x, { h: h_prev }) {
    const hx = join(h_prev, x), at = inUse(hx);
    const z = each(sums(w.W_z, hx, w.b_z, at), sigmoid);
    const r = each(sums(w.W_r, hx, w.b_r, at), sigmoid);
    const recalled = sums(w.W_u, h_prev, w.b_u);
    const candidate = each(sums(w.W_x, x, w.b_x), (sum, k) => tanh(sum + r[k] * recalled[k]));
    const h = each(h_prev, (before, k) => (1 - z[k]) * before + z[k] * candidate[k]);
    return { x, h_prev, z, r, candidate, h };
  },
  feeds(w, s, quantity, unit) {
    if (quantity !== 'candidate') return gru.feeds(w, s, quantity, unit);
    const reset = s.r[unit];
    return [['r h_prev', w.W_u[unit], each(s.h_prev, value => reset * value)], ['x', w.W_x[unit], s.x], ['r', [w.b_u[unit]], [reset]], ['1', [w.b_x[unit]], [1]]];
  },
};

const writtenShare = f => (1 - f) / (1 - f + f / Math.E);

const janet = {
  start: gru.start,
  step(w, x, { h: h_prev }) {
    const z = join(h_prev, x), at = inUse(z);
    const f = each(sums(w.W_f, z, w.b_f, at), sigmoid);
    const candidate = each(sums(w.W_c, z, w.b_c, at), tanh);
    const h = each(h_prev, (before, k) => f[k] * before + writtenShare(f[k]) * candidate[k]);
    return { x, h_prev, f, candidate, h };
  },
  made: { h: s => each(s.h_prev, (before, k) => s.f[k] * before + writtenShare(s.f[k]) * s.candidate[k]) },
  carried: s => [s.f, each(s.f, (f, k) => writtenShare(f) * s.candidate[k])],
  feeds: (w, s, quantity, unit) => matrixFeeds(w, LETTERS[quantity], unit, s.h_prev, s.x),
};

const inputFeeds = (w, letter, unit, x) => [['x', w[`V_${letter}`][unit], x], ['1', [w[`b_${letter}`][unit]], [1]]];

const minlstm = {
  start: gru.start,
  step(w, x, { h: h_prev }) {
    const sum_f = sums(w.V_f, x, w.b_f), sum_i = sums(w.V_i, x, w.b_i);
    const f = each(sum_f, sigmoid);
    const i = each(sum_i, sigmoid);
    const candidate = sums(w.V_h, x, w.b_h);
    const k = each(sum_f, (sum, unit) => sigmoid(logSigmoid(sum) - logSigmoid(sum_i[unit])));
    const h = each(h_prev, (before, unit) => k[unit] * before + (1 - k[unit]) * candidate[unit]);
    return { x, h_prev, f, i, candidate, k, h };
  },
  made: {
    k: s => each(s.f, (f, unit) => f / Math.max(f + s.i[unit], 1e-300)),
    h: s => each(s.h_prev, (before, unit) => s.k[unit] * before + (1 - s.k[unit]) * s.candidate[unit]),
  },
  carried: s => [s.k, each(s.k, (k, unit) => (1 - k) * s.candidate[unit])],
  feeds: (w, s, quantity, unit) => inputFeeds(w, { f: 'f', i: 'i', candidate: 'h' }[quantity], unit, s.x),
};

const mingru = {
  ...gru,
  step(w, x, { h: h_prev }) {
    const z = each(sums(w.V_z, x, w.b_z), sigmoid);
    const candidate = sums(w.V_h, x, w.b_h);
    const h = each(h_prev, (before, k) => (1 - z[k]) * before + z[k] * candidate[k]);
    return { x, h_prev, z, candidate, h };
  },
  feeds: (w, s, quantity, unit) => inputFeeds(w, { z: 'z', candidate: 'h' }[quantity], unit, s.x),
};

const rnn = {
  start: gru.start,
  step(w, x, { h: h_prev }) {
    const h = each(sums(w.W_h, join(h_prev, x), w.b_h), tanh);
    return { x, h_prev, h };
  },
  made: {},
  carried: null,  // it makes its memory anew
  feeds: (w, s, quantity, unit) => matrixFeeds(w, 'h', unit, s.h_prev, s.x),
};

export const CELLS = { lstm, lstm1997, coupled, peephole, no_input: noInput, no_output: noOutput, slstm, gru, gru_after: gruAfter, janet, minlstm, mingru, rnn };
