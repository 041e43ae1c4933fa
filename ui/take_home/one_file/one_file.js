// The file that runs without Python or network: two pages of the app, drawn by the app's own scripts. Its numbers: lstm.js.
import { arithmetic, reading, ribbon, strip, telling } from './figures.js';
import { CELLS } from './cells.js';
import { coursePage } from './course.js';
import { run, terms, writers } from './network.js';
import { planPage } from './plan.js';
import { sentencePage } from './sentence.js';
import { goal, rightOn, traced, unitPage } from './unit.js';
import { lettersReady } from './stage.js';
import { finder, numberSteps, symbols } from './words.js';
import { make } from '../../widgets/draw.js';

// What Python wrote into the file: `parts` are the app's components, `app` all else, and `numbers` the weights.
export default function (parts, app, numbers) {
  app.model = { ...app.network, ...unpacked(app.network, numbers) };
  const { words, scale } = app.model, spelt = app.finder && finder(app.finder);
  const find = spelt ?? (words.length ? (text, most) => symbols(text, words, most, app.shapes) : (text, most) => numberSteps(text, app.channels.length, scale, most, app.written));
  app.find = text => find(text, app.longest);
  const nav = document.querySelector('nav'), main = document.querySelector('main'), open = {};
  const go = (place, argument) => { location.hash = place; show(); open[place]?.(argument); };
  const pages = [['sentence', 'Your sentence', sentencePage], ['unit', 'One unit by hand', unitPage]];
  if (app.plan.length) pages.unshift(['plan', 'Lesson plan', parent => ({ draw: planPage(parent, app, parts, go) })]);
  if (app.plan.length) pages.push(['course', 'The course', parent => coursePage(parent, app.course, parts)]);
  const made = pages.map(([place, name, build]) => {
    const button = make(nav, 'button', { type: 'button' }, name), section = make(main, 'section', { 'aria-label': name });
    button.onclick = () => { location.hash = place; };
    return { button, place, section, build };
  });
  function show() {
    const at = made.find(one => `#${one.place}` === location.hash) ?? made[0];
    for (const one of made) {
      one.section.hidden = one !== at;
      one.button.setAttribute('aria-pressed', one === at);
    }
    if (at.page) at.page.draw(); else at.page = at.build(at.section, app, parts);
    open[at.place] = at.page.open;
  }
  addEventListener('hashchange', show);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
  lettersReady(() => {
    const [place, opens] = app.begins;
    if (place && !location.hash && !app.plan.length) go(place, opens); else show();
  });
  // For whoever opens the browser's console: every number of a text, and of a unit set by hand.
  globalThis.inside = {
    app, reading: (text, puts) => reading(app, text, puts), telling: read => telling(app, read),
    pictures: (read, place, unit) => ({ strip: strip(app, read), arithmetic: arithmetic(app, read, place, unit), ribbon: app.ribbon && ribbon(app, read) }),
    cell: (name, w, xs, about, puts) => takenApart(CELLS[name], w, xs, about, puts),
    unit: (values, xs) => traced(app.unit, values, xs), goal: (key, xs) => goal(app.unit, key, xs), right: (challenge, values) => rightOn(app.unit, challenge, values),
  };
}

// All that is made of a cell's steps: every number, the sums apart, who wrote what.
function takenApart(cell, named, xs, about, puts) {
  const w = Object.fromEntries(Object.entries(named).map(([name, a]) => [name, a[0].length ? a.map(row => Float64Array.from(row)) : Float64Array.from(a)]));
  const trace = run(cell, w, xs.map(x => Float64Array.from(x)), about, t => puts[t] ?? []), units = [...trace[0].h.keys()];
  const apart = name => trace.map(s => units.map(unit => terms(cell, w, s, name, unit).total));
  const sums = Object.fromEntries(about.squashed.map(name => [name, apart(name)])), wrote = cell.carried && writers(cell, trace).map(rows => rows.map(row => [...row]));
  return { trace: about.order.map(name => trace.map(s => [...s[name]])), sums, wrote };
}

// The weights: one run of little-endian numbers, cut into arrays by their names and shapes.
function unpacked({ layers, embedding, readout, bits }, numbers) {
  const bytes = Uint8Array.from(atob(numbers), letter => letter.charCodeAt(0));
  const all = Float64Array.from(bits === 32 ? new Float32Array(bytes.buffer) : new Float64Array(bytes.buffer));
  let at = 0;
  const take = n => all.subarray(at, at += n), matrix = ([rows, columns]) => Array.from({ length: rows }, () => take(columns));
  const array = shape => shape.length > 1 ? matrix(shape) : take(shape[0]), named = shapes => Object.fromEntries(shapes.map(([name, shape]) => [name, array(shape)]));
  return { layers: layers.map(named), readout: named(readout), embedding: embedding && matrix(embedding) };
}
