// "Your sentence": any sentence, its ribbon, every gate, the products of any sum; one gate clamped, another memory carried over.
import { arithmetic, next, reading, ribbon, strange, strip, telling } from './figures.js';
import { memory } from './network.js';
import { stage } from './stage.js';
import { clear, fill, make, setText } from '../../widgets/draw.js';
import { brief, percent } from '../../widgets/numbers.js';

const LONGEST_TEXT = 4000, PAUSE = 120, MEMORY = 3;

export function sentencePage(parent, app, parts) {
  const view = { clamp: { gate: '', unit: '', place: '', value: 0 }, carry: { from: '', to: '' } }, boxes = {};
  const ask = make(parent, 'div', { class: 'controls ask' });
  boxes.text = typed(ask, app.wants, app.text);
  const examples = select(ask, 'or an example');
  make(parent, 'p', { class: 'quiet' }, app.about);
  const remarks = make(parent, 'p', { role: 'status', class: 'quiet' }), shown = make(parent, 'div');
  const drawRibbon = app.ribbon ? stage(shown, parts.ribbon) : null, told = make(shown, 'p');
  const hands = make(shown, 'fieldset'), both = make(shown, 'div', { class: 'beside' });
  make(hands, 'legend', {}, TEXT.change);
  const clampLine = make(hands, 'div', { class: 'controls' }), carryLine = make(hands, 'div', { class: 'controls' });
  boxes.gate = select(clampLine, 'Hold the'); boxes.unit = select(clampLine, 'of', 'Unit that is held'); boxes.place = select(clampLine, 'at', 'Place at which it is held');
  boxes.value = make(make(clampLine, 'label', {}, 'at the number '), 'input', { type: 'range', 'aria-label': 'Number at which it is held', min: 0, max: 1, step: 0.01, value: 0 });
  const number = make(clampLine, 'output', { class: 'number' }, '0');
  boxes.other = typed(carryLine, app.noun === 'word' ? TEXT.other : TEXT.otherSteps, app.other);
  boxes.from = select(carryLine, 'Its memory after'); boxes.to = select(carryLine, 'takes the place of that after');
  make(make(hands, 'div'), 'button', { type: 'button' }, 'Undo both').onclick = undo;
  const drawStrip = stage(make(both, 'div', { class: 'wide' }), parts.strip, ({ place, unit, key }) => { view.picked = { place, unit, key }; draw(); });
  const drawSums = stage(make(both, 'div', { class: 'narrow' }), parts.arithmetic, ({ opened }) => { view.picked = { ...view.picked, key: opened }; draw(); });

  clampLine.hidden = !app.gates.length;
  fillSelect(examples, [['', 'choose'], ...app.examples.map(([name], k) => [k, name])]);
  fillSelect(boxes.gate, [['', 'no gate'], ...app.strip.quantities.filter(q => q.gate || q.key === 'c').map(q => [q.key, `${q.name} ${q.symbol}`])]);
  fillSelect(boxes.unit, [['', 'all units'], ...Array.from({ length: app.units }, (_, k) => [k, `unit ${k}`])]);
  let timer;
  const later = action => () => { clearTimeout(timer); timer = setTimeout(action, PAUSE); };
  boxes.text.oninput = later(() => anew());
  boxes.other.oninput = later(() => { again(); });
  examples.onchange = () => { boxes.text.value = app.examples[examples.value][1]; examples.value = ''; anew(); };
  for (const name of ['gate', 'unit', 'place', 'from', 'to', 'value']) boxes[name].oninput = () => { range(); again(); };

  // A gate lies between 0 and 1, a memory does not.
  function range() { const wide = boxes.gate.value === 'c' ? [-MEMORY, MEMORY] : [0, 1]; [boxes.value.min, boxes.value.max] = wide; }
  function undo() { for (const name of ['gate', 'unit', 'place', 'from']) boxes[name].value = ''; boxes.value.value = 0; again(); }

  // Another text: what was picked and done belongs to the one before.
  function anew() {
    view.plain = reading(app, cutText(boxes.text.value));
    const { found, trace } = view.plain;
    view.picked = null;
    if (trace) {
      fillSelect(boxes.place, [['', `every ${app.noun}`], ...places(found)]);
      fillSelect(boxes.to, places(found), view.plain.end);
      boxes.gate.value = ''; view.picked = telling(app, view.plain);
    }
    again();
  }

  // The same text, read with what is done to the network.
  function again() {
    const { found, trace } = view.plain;
    view.other = reading(app, cutText(boxes.other.value));
    const kept = boxes.from.value;
    fillSelect(boxes.from, [['', `no ${app.noun}`], ...places(view.other.found)], kept);
    setText(number, brief(+boxes.value.value));
    if (trace) view.now = reading(app, view.plain.text, puts(found));
    draw();
  }

  function puts(found) {
    const all = Array.from({ length: app.units }, (_, unit) => unit), { gate, unit, place, value, from, to } = boxes, done = found.map(() => []);
    if (gate.value) found.forEach((_, t) => { if (place.value === '' || +place.value === t) done[t].push([gate.value, unit.value === '' ? all : [+unit.value], +value.value]); });
    const carried = from.value !== '' && view.other.trace?.[from.value];
    if (carried) done[+to.value]?.push([carried.c ? 'c' : 'h', all, memory(carried)]);
    return t => done[t];
  }

  function draw() {
    setText(remarks, remarked(app, view.plain));
    shown.hidden = !view.plain.trace;
    if (shown.hidden) return;
    const { now, picked } = view, { place, unit, key } = picked, picture = strip(app, now), sums = arithmetic(app, now, place, unit);
    const known = !strange(app, now), band = known && app.ribbon ? ribbon(app, now) : null;
    if (drawRibbon) drawRibbon.host.hidden = !known;
    if (band) drawRibbon(band);
    const [before] = next(app, view.plain.chances[now.end]), [answer] = next(app, now.chances[now.end]);
    const said = band ? band.alt : fill(TEXT.answers, { answer: named(app, answer) }), was = band ? fill(TEXT.before, { word: before[0] }) : fill(TEXT.answered, { answer: named(app, before) });
    setText(told, changed() ? `${said} ${was}` : said);
    drawStrip({ ...picture, picked: { place, unit, key } });
    const where = { place, token: picture.tokens[place], length: picture.tokens.length, noun: app.noun, kind: picture.kind, ahead: picture.ahead, unknown: null };
    drawSums({ ...sums, ...where, next: picture.next[place], key_open: app.worked[key] ? '' : key, picked: { opened: key } });
  }

  function changed() { return boxes.gate.value || boxes.from.value !== ''; }

  anew();
  // With what a link has in view: a text, what is held and carried over, and the place, unit and quantity.
  function open({ text, other, hold, carry, place, unit, key }) {
    boxes.text.value = text;
    if (other) boxes.other.value = other;
    boxes.from.value = '';
    anew();
    if (!view.plain.trace) return;
    for (const name of ['gate', 'unit', 'place']) boxes[name].value = hold?.[name] ?? '';
    range();
    boxes.value.value = hold?.value ?? 0;
    if (carry) { boxes.from.value = carry.from; boxes.to.value = carry.to; }
    if (place !== null && place < view.plain.found.length) view.picked.place = place;
    if (unit !== null && unit < app.units) view.picked.unit = unit;
    if (app.strip.quantities.some(q => q.key === key)) view.picked.key = key;
    again();
  }
  return { draw, open };
}

function typed(parent, label, value) {
  return make(make(parent, 'label', { class: 'typed' }, `${label} `), 'input', { type: 'text', 'aria-label': label, value, maxlength: LONGEST_TEXT, autocomplete: 'off' });
}

function select(parent, label, name = label) { return make(make(parent, 'label', {}, `${label} `), 'select', { 'aria-label': name }); }

function fillSelect(box, rows, value = '') {
  clear(box);
  for (const [name, label] of rows) make(box, 'option', { value: name }, label);
  box.value = value;
  if (box.selectedIndex < 0) box.selectedIndex = 0;
}

function places(found) { return found.map((one, t) => [t, `${t + 1} ${one.text.slice(0, 24)}`]); }

function cutText(text) { return text.slice(0, LONGEST_TEXT); }

// An answer with its chance, or its number.
function named(app, [word, value]) { return app.model.kind === 'number' ? `${word} ${brief(value)}` : `“${word}” (${percent(value)})`; }

// What of the text could not be read, and why.
function remarked(app, read) {
  const some = list => [...new Set(list)].slice(0, 8).join(', '), lines = [];
  const guessed = read.found.filter(one => one.how === 'form' || one.how === 'slip').map(one => `${one.text} → ${one.word}`);
  const unknown = read.found.filter(one => one.how === 'unknown').map(one => one.text);
  if (!read.found.length) lines.push(TEXT.nothing, app.knows);
  if (read.unread) lines.push(fill(TEXT.unread, { read: read.found.length }));
  if (read.leftOut.length) lines.push(fill(TEXT.leftOut, { words: some(read.leftOut) }), app.knows);
  if (guessed.length) lines.push(fill(TEXT.guessed, { words: some(guessed) }));
  if (unknown.length) lines.push(fill(TEXT.unknown, { count: app.model.words.length, words: some(unknown) }));
  return lines.join(' ');
}
