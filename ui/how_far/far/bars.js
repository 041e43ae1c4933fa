// What four readers say to this very sentence: the bar is the chance of the right answer among those that fit.
import { ink } from './far.js';
import { clear, make } from '../../widgets/draw.js';
import { percent } from '../../widgets/numbers.js';
import { send } from '../../widgets/picks.js';

export function bars(state, view) {
  const { data, look, bars: box } = state, again = box.getRootNode().activeElement?.dataset.reader;
  clear(box);
  make(box, 'div', { class: 'head' }, view.asked);
  const across = state.narrow && state.wide > 620 ? (box.clientWidth - 4) / 2 : box.clientWidth, wide = Math.max(120, across - 20), names = Object.keys(data.readers);
  for (const key of names) {
    const one = view.says[key], reader = data.readers[key], picks = reader.picks, colour = ink(state, key);
    const row = make(box, picks ? 'button' : 'div', picks ? { type: 'button', role: 'radio', 'aria-checked': key === data.cell, 'data-reader': key } : { class: 'plain', 'data-reader': key });
    const line = make(row, 'div', { class: 'line' });
    make(line, 'b', { style: `color:${colour}` }, reader.name);
    make(line, 'span', { class: 'number', 'data-role': 'says' }, one.told);
    const svg = make(row, 'svg', { width: wide, height: 18, role: 'img', 'aria-label': `chance of ${view.answer}: ${percent(one.right)}` });
    make(svg, 'rect', { x: 0, y: 2, width: wide, height: 14, rx: 3, fill: look.soft });
    make(svg, 'rect', { x: 0, y: 2, width: Math.max(2, wide * one.right), height: 14, rx: 3, fill: colour, 'data-role': 'bar' });
    if (picks) row.onclick = () => { state.picked = { ...state.picked, cell: key }; state.queued = true; send(state); };
    if (again === key) row.focus?.();
  }
}
