// What the pictures are given, made of a reading's numbers as lstm/figures/sentence/ and lstm/figures/who_wrote/ribbon.py make it.
import { byHand, margin, predict, readIds, terms, writers } from './lstm.js';
import { isWord } from './words.js';
import { percent } from '../../widgets/numbers.js';

const sum = numbers => numbers.reduce((a, b) => a + b, 0);
const best = numbers => numbers.reduce((most, value, k) => value > numbers[most] ? k : most, 0);
const fillIn = (text, said) => text.replace('{}', said);

export function listed(parts) { return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts.join(''); }

// The half-width of a quantity's scale: 1 for what squashing bounds, a round number for the memory.
export function reach(name, values, steps) {
  if (name !== 'c') return 1;
  const largest = Math.max(0, ...values.map(Math.abs));
  return steps.find(step => largest <= step) ?? Math.ceil(largest);
}

// A reading: a text, and every number that the network makes of it.
export function reading(app, text, puts) {
  const { found, leftOut, unread } = app.find(text);
  if (!found.length) return { text, found, leftOut, unread };
  const trace = readIds(app.model, found.map(one => one.id), puts);
  return { text, found, leftOut, unread, trace, puts, chances: predict(app.model, trace), end: ends(app, found) };
}

// The place to look at first: where the last word was expected, if it is an answer; else the last word.
function ends(app, found) {
  const words = found.map(one => one.word), last = words.length - 1;
  return app.noun === 'word' && last > 0 && options(app, words.slice(0, -1)).includes(words[last]) ? last - 1 : last;
}

// The answers that fit the end of an unfinished sentence, as lstm/everyday/sentences.py says.
function options({ options: { verbs, groups } }, words) {
  const last = words.at(-1), before = words.length > 1 ? words.at(-2) : '';
  if (last !== 'a') return groups[last === 'the' ? 'place' : 'owner'];
  const fit = Object.keys(verbs).find(name => verbs[name].includes(`${before} a`));
  return groups[fit ?? 'need'];
}

// What an answer is weighed against: ids of others that fit, or of all.
export function foils(app, read, end, answer) {
  const fit = new Set(options(app, read.found.slice(0, end + 1).map(one => one.word)).map(word => app.answers.indexOf(word)).filter(k => k >= 0));
  const among = fit.has(answer) ? [...fit] : app.answers.map((_, k) => k);
  return among.filter(k => k !== answer).sort((a, b) => a - b);
}

// The step that wrote most of what speaks for the answer, and a unit that shows it well.
export function telling(app, read) {
  const trace = read.trace.slice(0, read.end + 1), answer = best([...read.chances[read.end]]);
  const worth = margin(app.model, trace, answer, foils(app, read, read.end, answer)), wrote = writers(trace).slice(1);
  const support = wrote.map(rows => rows.at(-1).map((value, unit) => value * worth[unit]));
  const place = best(support.map(row => sum([...row])));
  return { place, unit: best([...support[place]].map((value, unit) => value * trace[place].i[unit])), key: 'i' };
}

export function next(app, chances) {
  return [...chances.keys()].sort((a, b) => chances[b] - chances[a]).slice(0, app.shown).map(k => [app.answers[k], chances[k]]);
}

export function strip(app, read) {
  const H = read.trace[0].c.length, quantities = app.strip.quantities.map(q => {
    const values = Array.from({ length: H }, (_, unit) => read.trace.map(s => s[q.key][unit]));
    return { ...q, values, reach: reach(q.key, values.flat(), app.steps) };
  });
  const after = read.chances.map(row => next(app, row)), [word, chance] = after.at(-1)[0];
  const names = quantities.map(q => `${q.name} ${q.symbol}`).join(', '), does = app.strip.ahead ? 'the model expects' : 'the model answers';
  return {
    ...app.strip, quantities, next: after, order: Array.from({ length: H }, (_, unit) => unit), tight: false, file: 'inside-the-lstm',
    close: app.noun === 'step' && read.found.every(one => [...one.text].length === 1),
    tokens: read.found.map(one => one.text), how: read.found.map(one => one.how), meant: read.found.map(one => meant(app, one)),
    foreseen: app.strip.ahead ? [null, ...read.chances.slice(0, -1).map((row, t) => row[read.found[t + 1].id])] : null,
    answered: app.strip.ahead ? null : after.map(([first]) => first),
    alt: `${names} of ${H} units over ${read.found.length} ${app.noun}s. After the last ${app.noun} ${does} “${word}” with a chance of ${percent(chance)}.`,
  };
}

function meant(app, { text, word, how }) {
  if (how === 'case') return `Read as “${word}”`;
  return how === 'unknown' ? `“${text}” is not among the words this model knows.` : `Read as “${word}”, ${app.how[how] ?? how}`;
}

export function arithmetic(app, read, place, unit) {
  const s = read.trace[place], w = app.model.layers.at(-1);
  const lines = app.strip.quantities.map(({ key, symbol, name, ink }) => {
    const line = { key, symbol, name, ink, value: s[key][unit] };
    if (read.puts?.(place).some(([quantity, units]) => quantity === key && units.includes(unit))) return { ...line, worked: [TEXT.held] };
    return { ...line, ...(app.worked[key] ? { worked: worked(app, app.worked[key], s, unit) } : summed(app, terms(w, s, key, unit), key)) };
  });
  return { unit, lines, said: describe(app, read, place, unit) };
}

function summed(app, { parts, total }, key) {
  const label = (source, k) => source === '1' ? 'bias' : source === 'x' ? app.inputs[k] : app.symbols[source].replace('(', `${[...String(k)].map(d => app.lowered[d]).join('')}(`);
  const products = parts.filter(part => part[3] !== 0).map(([source, k, weight, value]) => [label(source, k), weight, value, weight * value]);
  const groups = [['h_prev', app.symbols.h_prev], ['x', app.what], ['1', 'bias']].map(([source, name]) => [name, sum(parts.filter(part => part[0] === source).map(part => part[2] * part[3]))]);
  products.sort((a, b) => Math.abs(b[3]) - Math.abs(a[3]));
  const shown = products.length > app.folded ? app.largest : products.length, smaller = products.slice(shown);
  return {
    squash: key === 'candidate' ? 'tanh' : 'sigmoid', sum: total, groups, products: products.slice(0, shown),
    zeros: parts.length - products.length, rest: [smaller.length, sum(smaller.map(product => product[3]))],
  };
}

function worked(app, template, s, unit) {
  return template.split(/\{(\w+)\}/).map((part, k) => k % 2 ? { symbol: app.symbols[part], value: s[part][unit] } : part);
}

function describe(app, { trace, found, end }, place, unit) {
  const does = app.gates.map(gate => fillIn(app.does[gate], percent(trace[place][gate][unit]))), last = found.length - 1;
  const kept = [...new Set([end, last])].filter(stop => stop > place).map((stop, k) => {
    const share = trace.slice(place + 1, stop + 1).reduce((left, s) => left * s.f[unit], 1);
    return `${percent(share)} ${k ? '' : 'is still there '}after “${found[stop].text}”`;
  });
  return `At “${found[place].text}” unit ${unit} ${listed(does)}.${kept.length ? ` Of what it writes here, ${listed(kept)}.` : ''}`;
}

export function ribbon(app, whole) {
  const end = whole.end, trace = whole.trace.slice(0, end + 1), chances = whole.chances[end];
  const tokens = whole.found.slice(0, end + 1).map(one => one.text + (one.how === 'form' || one.how === 'slip' ? ` → ${one.word}` : ''));
  const answer = best([...chances]), worth = margin(app.model, trace, answer, foils(app, whole, end, answer));
  const layers = stack(app, trace, worth, tokens), word = app.answers[answer];
  const says = `After “${tokens.at(-1)}” the network expects “${word}” with a chance of ${percent(chances[answer])}.`;
  const first = layers.bands[layers.ranks.indexOf(0)], writer = first && `“${tokens[first.writer]}”`;
  const share = first?.share ?? 0, most = share > 0.5 ? `Most of the evidence for “${word}” (${percent(share)})` : `The largest part of the evidence, ${percent(share)},`;
  const wrote = first ? `${most} was stored when it read ${writer}.` : 'No single word wrote the memory behind it.';
  return { ...layers, tokens, answer: { word, text: percent(chances[answer]) }, ink: app.strip.quantities.find(q => q.key === 'c').ink, alt: `${says} ${wrote}` };
}

function stack(app, trace, worth, tokens) {
  const parts = writers(trace), hands = trace.map(byHand), last = trace.length - 1;
  const support = (step, by) => parts[step].map(row => row.reduce((all, value, unit) => all + (by(unit) ? value * worth[unit] : 0), 0));
  const written = trace.map((_, k) => support(k + 1, unit => !hands[k][unit])), placed = trace.map((_, k) => support(k + 1, unit => hands[k][unit]));
  const end = written.map(row => row[last]), total = sum([...end, ...placed.map(row => row[last])].map(Math.abs)) || 1;
  const ranked = [...end.keys()].sort((a, b) => end[b] - end[a]).slice(0, app.ribbon.most).filter(k => end[k] > app.ribbon.least * total);
  const bands = [...ranked].sort((a, b) => a - b).map(k => {
    const share = end[k] / total;
    return { writer: k, support: written[k], label: `written at “${tokens[k]}”: ${share ? percent(share) : 'nothing left'}`, share };
  });
  const put = placed.map((row, k) => ({ writer: k, support: row, label: `put there by hand after “${tokens[k]}”`, hand: true })).filter(one => one.support.some(value => value !== 0));
  const start = support(0, () => true), rest = start.map((value, t) => value + sum(written.map((row, k) => ranked.includes(k) ? 0 : row[t])));
  return { bands: [...bands, ...put], ranks: [...bands.map(one => ranked.indexOf(one.writer)), ...put.map(() => 0)], others: rest };
}

// Whether half or more of its words are none that the network knows: then no story can be told of it.
export function strange(app, { found, leftOut }) {
  const ways = found.filter(one => isWord(one.text)).map(one => one.how), out = leftOut.filter(isWord).length;
  return app.noun === 'word' && ways.length + out > 0 && 2 * (ways.filter(how => how === 'unknown').length + out) >= ways.length + out;
}

