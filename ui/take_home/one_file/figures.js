// What the pictures are given, made of a reading's numbers as lstm/figures/sentence/ and lstm/figures/who_wrote/ribbon.py make it.
import { CELLS } from './cells.js';
import { byHand, direction, letIn, margin, predict, readThrough, terms, writers } from './network.js';
import { isWord } from './words.js';
import { brief, percent } from '../../widgets/numbers.js';

const sum = numbers => numbers.reduce((a, b) => a + b, 0);
const best = numbers => numbers.reduce((most, value, k) => value > numbers[most] ? k : most, 0);
const fillIn = (text, said) => text.replace('{}', said);

export function listed(parts) { return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts.join(''); }

// The cell of the top layer.
const cellOf = ({ model }) => CELLS[model.cells.at(-1)];

// The half-width of a quantity's scale: 1 for what squashing bounds, a round number for the memory.
export function reach(name, values, steps, gates) {
  if (gates.includes(name) || name === 'candidate' || name === 'h') return 1;
  const largest = Math.max(0, ...values.map(Math.abs));
  return steps.find(step => largest <= step) ?? Math.ceil(largest);
}

// A reading: a text, and every number that the network makes of it.
export function reading(app, text, puts) {
  const { found, leftOut, unread } = app.find(text);
  if (!found.length) return { text, found, leftOut, unread };
  const trace = readThrough(app.model, found.map(one => one.row ?? one.id), puts);
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

// What to look at first, as lstm/explain/writing.py tells: the step that wrote most of what speaks for the answer, and a unit
// that shows it well; where the memory is not carried so, the step and the unit whose output moved most towards it.
export function telling(app, read) {
  const { model } = app, cell = cellOf(app), trace = read.trace.slice(0, read.end + 1);
  const answer = model.kind === 'class' ? best([...read.chances[read.end]]) : 0, others = foils(app, read, read.end, answer);
  const toward = direction(model, answer, others), up = others.length || sum([...trace.at(-1).h].map((value, k) => value * toward[k])) >= 0 ? 1 : -1;
  const carries = cell.carried && !('z' in trace[0]), worth = carries && margin(model, trace, answer, others);
  const support = carries
    ? writers(cell, trace).slice(1).map(rows => rows.at(-1).map((value, unit) => up * value * worth[unit]))
    : trace.map(s => s.h.map((value, unit) => up * (value - s.h_prev[unit]) * toward[unit]));
  const place = best(support.map(row => sum([...row]))), open = carries ? letIn(trace[place]) : null;
  const unit = best([...support[place]].map((value, k) => open ? value * open[k] : value));
  return { place, unit, key: ['i', 'z'].find(key => app.gates.includes(key)) ?? 'h' };
}

export function next(app, row) {
  if (app.model.kind === 'number') return app.answers.map((name, k) => [name, row[k]]);
  return [...row.keys()].sort((a, b) => row[b] - row[a]).slice(0, app.shown).map(k => [app.answers[k], row[k]]);
}

// Both ends of a reading, as lstm/figures/sentence/answered.py has them.
function bothEnds(app, read) {
  const { kind, ahead } = app.strip, after = read.chances.map(row => next(app, row)), found = { next: after, foreseen: null, answered: null, waves: null };
  if (app.channels.length) found.waves = waves(app, read);
  if (kind === 'class' && ahead) found.foreseen = [null, ...read.chances.slice(0, -1).map((row, t) => row[read.found[t + 1].id])];
  else if (kind === 'class' || !app.channels.length) found.answered = after.map(([[name, value]]) => kind === 'class' ? [name, value] : [brief(value), null]);
  return found;
}

function waves(app, { found, chances }) {
  const { kind, ahead } = app.strip, curves = app.channels.map((name, k) => ({ name, said: false, values: found.map(one => one.row[k]) }));
  if (kind === 'number') app.answers.forEach((answer, k) => {
    const name = ahead && app.answers.length === 1 ? 'forecast' : answer, said = chances.map(row => row[k]);
    curves.push({ name, said: true, values: (ahead ? [null, ...said] : said).slice(0, found.length) });
  });
  const known = curves.flatMap(curve => curve.values).filter(value => value !== null), low = Math.min(...known), high = Math.max(...known);
  return { middle: (low + high) / 2, half: Math.max((high - low) / 2, 1e-9), ends: low < high ? [low, high] : [low], curves };
}

export function strip(app, read) {
  const H = read.trace[0].h.length, quantities = app.strip.quantities.map(q => {
    const values = Array.from({ length: H }, (_, unit) => read.trace.map(s => s[q.key][unit]));
    return { ...q, values, reach: reach(q.key, values.flat(), app.steps, app.gates) };
  });
  const ends = bothEnds(app, read), [word, chance] = ends.next.at(-1)[0], { kind, ahead } = app.strip;
  const names = quantities.map(q => `${q.name} ${q.symbol}`).join(', '), does = ahead ? 'the model expects' : 'the model answers';
  const layer = app.model.layers.length > 1 ? ` of layer ${app.model.layers.length}` : '', shown = `${names} of ${H} units${layer} over ${read.found.length} ${app.noun}s.`;
  return {
    ...app.strip, ...ends, quantities, order: Array.from({ length: H }, (_, unit) => unit), tight: false, file: 'inside-the-lstm',
    close: app.noun === 'step' && read.found.every(one => [...one.text].length === 1),
    tokens: read.found.map(one => one.text), how: read.found.map(one => one.how), meant: read.found.map(one => meant(app, one)),
    alt: kind === 'number' ? `${shown} After the last one it answers: ${word} ${brief(chance)}.` : `${shown} After the last ${app.noun} ${does} “${word}” with a chance of ${percent(chance)}.`,
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
    return { ...line, ...(app.worked[key] ? { worked: worked(app, app.worked[key], s, unit) } : summed(app, terms(cellOf(app), w, s, key, unit), key)) };
  });
  return { unit, lines, said: describe(app, read, place, unit) };
}

function summed(app, { parts, total }, key) {
  const lowered = k => [...String(k)].map(d => app.lowered[d]).join(''), products = [], groups = [];
  for (const [source, weights, values] of parts) {
    const label = k => source === '1' ? 'bias' : source === 'x' ? app.inputs[k] : values.length > 1 ? app.symbols[source].replace('(', `${lowered(k)}(`) : app.symbols[source];
    values.forEach((value, k) => { if (value !== 0) products.push([label(k), weights[k], value, weights[k] * value]); });
    groups.push([source === '1' ? 'bias' : source === 'x' ? app.what : app.symbols[source], sum([...values].map((value, k) => weights[k] * value))]);
  }
  products.sort((a, b) => Math.abs(b[3]) - Math.abs(a[3]));
  const shown = products.length > app.folded ? app.largest : products.length, smaller = products.slice(shown);
  const { linear } = app.model.about, usual = app.gates.includes(key) ? 'sigmoid' : 'tanh';
  return {
    squash: linear.includes(key) ? 'linear' : usual, sum: total, groups, products: products.slice(0, shown),
    zeros: sum(parts.map(part => part[2].length)) - products.length, rest: [smaller.length, sum(smaller.map(product => product[3]))],
  };
}

function worked(app, template, s, unit) {
  return template.split(/\{(\w+)\}/).map((part, k) => k % 2 ? { symbol: app.symbols[part], value: s[part][unit] } : part);
}

function describe(app, { trace, found, end }, place, unit) {
  const here = `At “${found[place].text}” unit ${unit}`, { h, c } = trace[place];
  if (!app.gates.length) return `${here} has no gate: its new output, ${brief(h[unit])}, takes the place of the old one.`;
  const does = app.gates.map(gate => fillIn(app.does[gate], percent(trace[place][gate][unit]))), last = found.length - 1;
  const kept = [...new Set(c ? [end, last] : [])].filter(stop => stop > place).map((stop, k) => {
    const share = trace.slice(place + 1, stop + 1).reduce((left, s) => left * cellOf(app).carried(s)[0][unit], 1);
    return `${percent(share)} ${k ? '' : 'is still there '}after “${found[stop].text}”`;
  });
  return `${here} ${listed(does)}.${kept.length ? ` Of what it writes here, ${listed(kept)}.` : ''}`;
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
  return { ...layers, tokens, answer: { word, text: percent(chances[answer]) }, ink: app.ribbon.ink, alt: `${says} ${wrote}` };
}

function stack(app, trace, worth, tokens) {
  const cell = cellOf(app), parts = writers(cell, trace), hands = trace.map(s => byHand(cell, s)), last = trace.length - 1;
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

