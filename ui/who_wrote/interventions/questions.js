// Two questions to every word: what of your writing is in the answer, and what would be expected without you?
// Each with what it is called, in as many lines as there is room for.
import { LINE, QUESTION, titled } from './interventions.js';
import { FONT, make, width } from '../../widgets/draw.js';
import { brief, NO_BREAK } from '../../widgets/numbers.js';
import { linear } from '../../widgets/scale.js';

export function questionsOf(state) {
  const { data } = state, { asked } = data;
  if (!asked) return [];
  const of = data.worth ? `, and favours “${data.worth}”` : ` into unit ${data.unit}`;
  const without = `${asked.kind === 'class' ? `The chance of “${data.answer.asked[0]}”` : 'The answer'} without this ${data.noun}`;
  const both = [[`What each ${data.noun} wrote that is still there${of}`, asked.wrote && wroteOf], [without, withoutOf]];
  return both.filter(([, bars]) => bars).map(([title, bars]) => ({ lines: wrapped(title, state.wide, `16px ${FONT}`), bars }));
}

function wrapped(text, most, font) {
  return text.split(' ').reduce((lines, word) => {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && width(longer, font) <= most) lines[lines.length - 1] = longer; else lines.push(word);
    return lines;
  }, []);
}

export function questions(state, look) {
  for (const { lines, bars, top } of state.questions) {
    lines.forEach((text, k) => titled(state, text, top - 7 - LINE * (lines.length - 1 - k), look.text));
    bars(state, top, t => state.left[t] + 2, t => state.widths[t] - 5, look);
  }
}

function wroteOf(state, top, x, wide, look) {
  const { svg, data } = state, { wrote } = data.asked;
  const high = Math.max(...wrote, data.worth ? 0.5 : 0.05), low = Math.min(...wrote, 0), y = linear([low, high], [top + QUESTION, top]);
  wrote.forEach((value, t) => {
    make(svg, 'rect', { x: x(t), y: Math.min(y(0), y(value)), width: wide(t), height: Math.max(1, Math.abs(y(value) - y(0))), fill: value < 0 ? look.negative : data.ink[0] });
    if (Math.abs(y(value) - y(0)) > 20) make(svg, 'text', { x: x(t) + wide(t) / 2, y: Math.min(y(0), y(value)) + 17, 'text-anchor': 'middle', 'font-size': 16, fill: value < 0 ? look.page : '#14181d' }, brief(value));
  });
  make(svg, 'line', { x1: 0, x2: state.end, y1: y(0), y2: y(0), stroke: look.line });
}

function withoutOf(state, top, x, wide, look) {
  const { svg, data } = state, { without, texts, kind } = data.asked;
  const far = kind === 'class' ? 1 : Math.max(...without.map(Math.abs), 1e-9);
  without.forEach((value, t) => {
    const high = QUESTION * Math.abs(value) / far, text = [texts[t], texts[t].replace(`${NO_BREAK}%`, '')].find(one => width(one, `16px ${FONT}`) < state.widths[t]);
    make(svg, 'rect', { x: x(t), y: top, width: wide(t), height: QUESTION, fill: look.soft });
    make(svg, 'rect', { x: x(t), y: top + QUESTION - high, width: wide(t), height: high, fill: look.accent, 'fill-opacity': 0.35 });
    if (text) make(svg, 'text', { x: x(t) + wide(t) / 2, y: top + QUESTION - 8, 'text-anchor': 'middle', 'font-size': 16, fill: look.text }, text);
  });
}
