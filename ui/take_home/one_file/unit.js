// "One unit by hand": the app's own sliders and curves, and what is said of them as ui/one_unit/says.py says it.
import { listed, reach } from './figures.js';
import { atRest, lstm } from './lstm.js';
import { run } from './network.js';
import { stage } from './stage.js';
import { fill, make, setText, clear } from '../../widgets/draw.js';
import { brief, fixed, percent, plain, short } from '../../widgets/numbers.js';

const GATES = ['f', 'i', 'o'], THOUSANDTH = 1e-3;

export function unitPage(parent, app, parts) {
  const { unit } = app, state = { chosen: unit.lessons[0], hints: 0 };
  const menus = make(parent, 'div', { class: 'controls' });
  const lessons = menu(menus, 'Lesson', unit.lessons), challenges = menu(menus, 'Challenge', unit.challenges);
  const tools = make(menus, 'span', { class: 'controls' });
  const says = make(parent, 'p'), hints = make(parent, 'p'), both = make(parent, 'div', { class: 'beside' });
  const left = make(both, 'div', { class: 'narrow' }), right = make(both, 'div', { class: 'wide' });
  const sliders = stage(left, parts.sliders, said => { moved(twelve(unit, said.values), state.xs, twelve(unit, said.before), state.xs); });
  const curves = stage(right, parts.curves, said => { moved(state.values, said.values, state.values, said.before); });
  const button = (label, action) => { make(tools, 'button', { type: 'button' }, label).onclick = action; };

  function begin(chosen) {
    Object.assign(state, { chosen, hints: 0 });
    moved(chosen.task ? unit.names.map(() => 0) : chosen.values, chosen.xs);
  }
  function moved(values, xs, valuesBefore = values, xsBefore = xs) {
    Object.assign(state, { values, xs, valuesBefore, xsBefore });
    draw();
  }
  function draw() {
    const { chosen, values, xs, valuesBefore, xsBefore } = state;
    lessons.value = chosen.task ? '' : unit.lessons.indexOf(chosen); challenges.value = chosen.task ? unit.challenges.indexOf(chosen) : '';
    clear(tools);
    button('Reset', () => begin(chosen));
    button('All zeros', () => moved(unit.names.map(() => 0), xs));
    if (chosen.task && state.hints < 2) button(state.hints ? 'A second hint' : 'A hint', () => { state.hints += 1; draw(); });
    else if (chosen.task) button('Show a solution', () => moved(chosen.solution, xs));
    const now = traced(unit, values, xs), same = same_(values, valuesBefore) && same_(xs, xsBefore);
    const before = !same && xs.length === xsBefore.length ? traced(unit, valuesBefore, xsBefore) : null;
    setText(says, chosen.task ? `${chosen.name}. ${chosen.task} ${chosen.band}` : same_(values, chosen.values) && same_(xs, chosen.xs) ? chosen.teaches : noLonger(unit, chosen, values, xs, now));
    setText(hints, chosen.task ? chosen.hints.slice(0, state.hints).map((hint, k) => `Hint ${k + 1}. ${hint}`).join(' ') : '');
    sliders({ groups: unit.groups.map(group => ({ ...group, sliders: group.sliders.map(one => ({ ...one, value: values[unit.names.indexOf(one.name)] })) })), tight: false });
    const band = chosen.task ? goal(unit, chosen.key, now.x) : null;
    const lines = chosen.task ? judged(unit, chosen, values, now, band) : lasts(values[unit.names.indexOf('f_b')]);
    curves({ ...picture(unit, app.steps, now, before, band), lines: [...lines, { text: whatMoved(unit, state, now, before), strong: false }], file: 'one-unit-by-hand', tight: false, longest: unit.longest, about: '', behind: 'was' });
  }
  lessons.onchange = () => begin(unit.lessons[lessons.value]);
  challenges.onchange = () => begin(unit.challenges[challenges.value]);
  function open({ key, values, xs }) {
    begin([...unit.lessons, ...unit.challenges].find(one => one.key === key) ?? unit.lessons[0]);
    moved(values, xs);
  }
  begin(unit.lessons[0]);
  return { draw, open };
}

function menu(parent, label, among) {
  const box = make(make(parent, 'label', {}, `${label} `), 'select', { 'aria-label': label });
  make(box, 'option', { value: '', disabled: '', hidden: '' }, 'choose');
  among.forEach((one, k) => make(box, 'option', { value: k }, one.name));
  return box;
}

function twelve(unit, named) { return unit.names.map(name => named[name]); }

function same_(a, b) { return a.length === b.length && a.every((value, k) => value === b[k]); }

// Every quantity over one sequence, by name.
export function traced(unit, values, xs) {
  const named = Object.fromEntries(unit.names.map((name, k) => [name, values[k]])), w = {};
  for (const [quantity, letter] of Object.entries(unit.letters)) {
    w[`W_${letter}`] = [[named[`${quantity}_h`], named[`${quantity}_x`]]];
    w[`b_${letter}`] = Float64Array.of(named[`${quantity}_b`]);
  }
  const trace = run(lstm, w, xs.map(x => Float64Array.of(x)));
  return Object.fromEntries(unit.panels.map(({ curve }) => [curve.key, trace.map(s => s[curve.key][0])]));
}

function picture(unit, steps, now, before, band) {
  const panels = unit.panels.map(({ title, editable, curve }) => {
    const { key } = curve, values = now[key], all = [...values, ...(before?.[key] ?? [])], limit = key === 'x' ? 1 : reach(key, all, steps, GATES);
    const inside = key === 'h' && band ? values.map((value, t) => value >= band.low[t] && value <= band.high[t]) : null;
    return { title, editable, low: GATES.includes(key) ? 0 : -limit, high: limit, curves: [{ ...curve, values, before: before?.[key] ?? null }], band: inside && { ...band, inside } };
  });
  const told = unit.panels.map(({ curve }) => {
    const values = now[curve.key];
    return `${curve.name} ${curve.symbol} between ${brief(Math.min(...values))} and ${brief(Math.max(...values))}, at the end ${brief(values.at(-1))}`;
  });
  return { panels, labels: now.x.map((_, t) => String(t + 1)), words: false, alt: `Over ${now.x.length} steps: ${told.join('; ')}.` };
}

function lasts(bias) {
  const { keeps, half } = atRest(bias);
  const told = half > 1e8 ? 'practically for ever' : `half of a memory is gone after ${half >= 10 ? fixed(half, 0) : half >= 0.1 ? fixed(half, 1) : 'less than 0.1'} steps`;
  return [{ text: `At rest (x = 0, h = 0) a step keeps ${percent(keeps)} of the memory: ${told}.`, strong: false }];
}

function label(unit, name) { const [, quantity, signal] = name.match(/^(.+)_(.)$/); return `${unit.symbols[quantity]}, ${unit.signals[signal]}`; }

function differ(unit, old, values) {
  return unit.names.flatMap((name, k) => old[k] === values[k] ? [] : [`${label(unit, name)} ${plain(old[k])} → ${plain(values[k])}`]);
}

function noLonger(unit, lesson, values, xs, now) {
  const all = differ(unit, lesson.values, values), parts = all.slice(0, 3);
  if (all.length > 3) parts.push(`${all.length - 3} more weights`);
  if (!same_(xs, lesson.xs)) parts.push('another input');
  const most = now.c.reduce((best, value, t) => Math.abs(value) > Math.abs(now.c[best]) ? t : best, 0);
  return fill(unit.noLonger, { lesson: lesson.name, parts: listed(parts), step: most + 1, most: short(now.c[most]), last: short(now.c.at(-1)) }).replaceAll('*', '');
}

function whatMoved(unit, { values, xs, valuesBefore, xsBefore }, now, before) {
  if (!before) return unit.still;
  const places = xs.flatMap((x, t) => x === xsBefore[t] ? [] : [t + 1]);
  const parts = same_(values, valuesBefore) ? [`x changed${places.length === 1 ? ` at step ${places[0]}` : ''}`] : differ(unit, valuesBefore, values);
  const changed = parts.slice(0, 2).join('; '), names = unit.panels.map(({ curve }) => curve.key).filter(key => key !== 'x');
  const gaps = names.map(key => {
    const each = now[key].map((value, t) => Math.abs(value - before[key][t])), at = each.indexOf(Math.max(...each));
    return { key, gap: each[at], at };
  }).filter(one => one.gap >= THOUSANDTH).sort((a, b) => b.gap - a.gap);
  if (!gaps.length) return `${changed}. No curve moved by as much as 0.001.`;
  const most = gaps.map(({ key, gap, at }, k) => `${unit.symbols[key]} by up to ${short(gap)}${k ? '' : ` (step ${at + 1})`}`);
  const still = names.filter(key => !gaps.some(one => one.key === key)).map(key => unit.symbols[key]);
  return `${changed}. Moved: ${listed(most)}.${still.length ? ` ${listed(still)} did not move.` : ''}`;
}

// Where the output has to be, as lstm/one_unit/goals.py and challenges.py say.
export function goal({ goals }, key, xs) {
  const pulse = xs.map(x => x > 0.5);
  let n = 0, sign = 0;
  const steps = xs.map((x, t) => {
    n += pulse[t];
    sign = pulse[t] ? 1 : x < -0.5 ? -1 : sign;
    return { n, sign, pulse: pulse[t], before: t > 0 && pulse[t - 1] };
  });
  const on = { hold: s => s.n > 0, delay: s => s.before, store: s => s.sign > 0, third: s => s.n >= 3, second: s => s.pulse && s.n % 2 === 1, first: s => s.pulse && s.n === 1 };
  const bands = steps.map(s => {
    if (key === 'sign') return s.sign > 0 ? goals.plus : s.sign < 0 ? goals.minus : goals.nought;
    if (key !== 'count') return on[key](s) ? goals.one : goals.nought;
    const level = goals.counted * Math.min(s.n, goals.most);
    return [level - goals.near, s.n > goals.most ? 1 : level + goals.near];
  });
  return { low: bands.map(([low]) => low), high: bands.map(([, high]) => high) };
}

// On how many of the sequences that nobody sees every step is right.
export function rightOn(unit, { key, hidden }, values) {
  return hidden.filter(xs => {
    const { low, high } = goal(unit, key, xs);
    return traced(unit, values, xs).h.every((h, t) => h >= low[t] && h <= high[t]);
  }).length;
}

function judged(unit, challenge, values, now, band) {
  const right = rightOn(unit, challenge, values), all = challenge.hidden.length;
  const here = now.h.filter((h, t) => h >= band.low[t] && h <= band.high[t]).length / now.h.length;
  return [{ text: `${right === all ? 'Challenge met: r' : 'R'}ight on ${right} of ${all} sequences you do not see, and at ${percent(here)} of these steps.`, strong: true }];
}
