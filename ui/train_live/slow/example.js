// The example, and under it every gate of every unit, step by step; at the end a matrix of weights in their place.
import { alone, channels, classed, costs, label, numbered, spelt } from './answers.js';
import { BOLD, comes, FADE, heat, LEFTWARD, RIGHTWARD, SMALL } from './slow.js';
import { clear, cut, FONT, make, quoted, setAll, width } from '../../widgets/draw.js';
import { say } from '../../widgets/numbers.js';

const CURVE = 76;

export function example(state) {
  const { data, svg } = state, steps = data.shape[0], tokens = data.read.tokens;
  state.margin = state.phone ? 62 : 150;
  const longest = tokens ? Math.max(...tokens.map(word => width(word, BOLD))) : 0, room = (state.room - state.margin - 16) / steps;
  const turned = longest > 26 && longest > room - 2;  // words that have no room lie on a slope, or stand
  state.slope = !turned ? 0 : room >= 26 ? 45 : 90;
  state.column = turned ? Math.max(15, room - (state.slope === 45 ? 24 / steps : 0)) : Math.max(1.5, Math.min(60, Math.max(room, 0)));
  state.end = state.margin + steps * state.column;
  state.seen = state.end > state.room ? state.room - 66 : state.end;
  state.left = t => state.margin + t * state.column;
  state.middle = t => state.left(t) + state.column / 2;
  clear(svg);
  let y = tokens ? spelt(state, tokens, longest) : channels(state, 2);
  y = data.lone.length ? alone(state, y) : costs(state, (data.answers.rows ? classed : numbered)(state, y));
  y += 4;
  y = data.matrix ? matrix(state, y) : curve(state, layers(state, y) + 10);
  setAll(svg, { width: Math.max(state.end + (state.slope === 45 ? 34 : 4), data.matrix ? state.room - 4 : 0), height: y, 'font-family': FONT });
  svg.setAttribute('aria-label', data.alt);
}

function layers(state, y) {
  const { data, look } = state, [steps, units] = data.shape, several = data.layers.length > 1;
  const high = Math.max(units, Math.round((several ? 30 : 48) / units) * units), back = data.stage === 3;
  for (const layer of data.layers) {
    if (layer.name) { y += 20; label(state, layer.name, y, { 'font-weight': 650 }); y -= 2; }
    for (const q of layer.quantities) {
      y += 8;
      const middle = y + high / 2, pair = back && !several && !state.phone;
      make(state.svg, 'text', { x: 0, y: middle + 6, 'font-size': 21, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(q.ink) }, q.symbol);
      if (!state.phone && !(back && several)) label(state, q.name, middle + (pair ? -4 : 5), { x: 28 });
      if (!state.phone && back) label(state, `± ${say(q.reach, 1)}`, middle + (pair ? 16 : 5), { x: 28, fill: look.quiet });
      const says = (unit, t, value) => [`Unit ${unit} at step ${t + 1}${data.read.tokens ? ` (${quoted(data.read.tokens[t])})` : ''}`,
        back ? `gradient at ${q.at}: ${value}` : `${q.symbol} = ${value}`];
      const image = heat(state, `${layer.name} ${q.key}`, q, [units, steps], [state.margin, y, steps * state.column, high], q.ink[0], says);
      setAll(image, { 'data-quantity': q.key, opacity: data.stage === 2 ? 0.4 : 1 });
      comes(state, image, back ? 3 : 1, back ? LEFTWARD : RIGHTWARD);
      y += high;
    }
  }
  return y;
}

// How large the gradient is after each step, in powers of ten.
function curve(state, y) {
  const { data: { sizes, stage }, look } = state, at = height => y + CURVE * (1 - height);
  if (stage < 3) return y;
  const group = make(state.svg, 'g');
  if (!state.phone) { label(state, 'size of the', y + CURVE / 2 - 4); label(state, `gradient at ${sizes.symbol}`, y + CURVE / 2 + 16); }
  for (const [height, power] of sizes.ticks) {
    make(group, 'line', { x1: state.margin, x2: state.end, y1: at(height), y2: at(height), stroke: look.line });
    if (height === 0 || height === 1) make(group, 'text', { x: state.margin - 6, y: at(height) + 5, 'text-anchor': 'end', 'font-size': 16, fill: look.quiet }, `10${[...String(power)].map(c => '⁰¹²³⁴⁵⁶⁷⁸⁹'[c] ?? '⁻').join('')}`);
  }
  sizes.lines.forEach((line, k) => {
    const points = line.flatMap((height, t) => height === null ? [] : [`${state.middle(t).toFixed(1)},${at(height).toFixed(1)}`]);
    make(group, 'polyline', { points: points.join(' '), fill: 'none', stroke: k ? look.text : look.ink(sizes.ink), 'stroke-width': k ? 2 : 3, 'stroke-dasharray': k ? '5 4' : '', 'stroke-linejoin': 'round' });
  });
  comes(state, group, 3, LEFTWARD);
  return y + CURVE + 12;
}

// One matrix before the update, what is added to it, and after: a row for each unit, a column for each of its inputs.
function matrix(state, y) {
  const { data, look } = state, { parts } = data.matrix, rows = data.matrix.rows.length, about = data.weights.find(one => one.name === data.chosen);
  const names = data.matrix.columns.flatMap(([what, all]) => all.map(name => [what, name])), columns = names.length, wide = Math.min(state.room - state.margin - 16, Math.max(state.end - state.margin, 60 * columns)), each = wide / columns;
  const ink = about.ink ?? Array(3).fill(look.accent), high = Math.max(rows, Math.round(104 / rows) * rows);
  const sign = { before: '', step: '+ ', after: '= ' }, word = { before: 'before', step: 'step', after: 'after' };
  for (const part of parts) {
    y += 10;
    const title = make(state.svg, 'text', { x: 0, y: y + high / 2 - 2, 'font-size': 21, 'font-weight': 700, 'font-style': 'italic', fill: look.ink(ink) }, `${sign[part.key]}${about.letter[0]}`);
    make(title, 'tspan', { dy: 4, 'font-size': 16 }, about.letter[1]);
    if (!state.phone) {
      make(title, 'tspan', { dy: -4, dx: 6, 'font-size': 16, 'font-weight': 400, 'font-style': 'normal', fill: look.text }, word[part.key]);
      label(state, `± ${say(part.reach, 3)}`, y + high / 2 + 20, { fill: look.quiet });
    }
    const says = (row, column, value) => [`${quoted(data.matrix.rows[row])}, ${names[column][0]} ${quoted(names[column][1])}`, `${word[part.key]}: ${value}`];
    const image = heat(state, part.key, part, [rows, columns], [state.margin, y, wide, high], ink[0], says);
    image.setAttribute('data-part', part.key);
    if (part.key !== 'before') comes(state, image, 4, FADE);
    y += high;
  }
  return columnNames(state, y, each);
}

// What the columns are multiplied by: the name of each where there is room, of numbers as many as fit, words on a slope.
function columnNames(state, y, each) {
  const { data: { matrix: { columns } }, look } = state;
  let first = 0, low = y + 18;
  const groups = columns.map(([what, all]) => {
    const left = state.margin + first * each, longest = Math.max(...all.map(name => width(name, SMALL))), numbers = /^\d+$/.test(all[0]);
    first += all.length;
    const turned = longest > each - 1 && !numbers, every = numbers ? Math.ceil((longest + 5) / each) : turned && each < 20 ? Infinity : 1;
    if (turned && every === 1) low = y + 60;
    return { what, all, left, turned, every };
  });
  for (const { what, all, left, turned, every } of groups) {
    all.forEach((name, k) => {
      if (k % every && k) return;
      const x = left + (k + 0.5) * each, at = { y: y + 18, 'font-size': 16, fill: look.quiet };
      if (every === Infinity) return;
      if (turned) make(state.svg, 'text', { ...at, x: x - 4, 'text-anchor': 'start', transform: `rotate(40 ${x - 4} ${y + 14})` }, cut(name, 70, SMALL));
      else make(state.svg, 'text', { ...at, x, 'text-anchor': 'middle' }, name);
    });
    make(state.svg, 'line', { x1: left, x2: left, y1: y + 4, y2: low + 20, stroke: look.text, 'stroke-width': 2 });
    make(state.svg, 'text', { x: left + 6, y: low + 18, 'font-size': 16, 'font-weight': 600, fill: look.text }, what);
  }
  return low + 28;
}
