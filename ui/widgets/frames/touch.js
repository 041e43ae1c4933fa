// Pointing at a frame, or the arrow keys on the picture, say what is likely there.
import { clear, make } from '../draw.js';
import { percent } from '../numbers.js';
import { pointed } from '../pointer.js';

export function touch(state) {
  state.frame.onpointermove = event => {
    const t = Math.floor((pointed(state.svg, state.wide, event)[0] - state.margin) / state.step);
    state.place = t >= 0 && t < state.data.shape[0] ? t : null;
    read(state);
  };
  state.frame.onpointerleave = state.frame.onblur = () => { state.place = null; read(state); };
  state.frame.onkeydown = event => {
    const last = state.data.shape[0] - 1, to = { ArrowLeft: (state.place ?? last + 1) - 1, ArrowRight: (state.place ?? -1) + 1, Home: 0, End: last, Escape: null }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    state.place = to === null ? null : Math.max(0, Math.min(last, to));
    read(state);
    state.spoken.textContent = state.place === null ? '' : state.tip.innerText;
  };
}

export function read(state) {
  const { place, tip, mark, data } = state, there = place !== null && place < data.shape[0];
  tip.style.visibility = mark.style.visibility = there ? 'visible' : 'hidden';
  if (!there) return;
  const x = state.margin + state.step * place;
  mark.setAttribute('x', x);
  clear(tip);
  make(tip, 'div', { style: 'font-weight:600' }, `${data.what} ${place + 1}`);
  for (const [name, chance] of data.tops[place]) make(tip, 'div', { class: 'number' }, `${percent(chance)}  ${name}`);
  const wide = tip.offsetWidth, right = x + state.step + 12;
  tip.style.left = `${right + wide > state.wide ? Math.max(0, x - wide - 12) : right}px`;
  tip.style.top = `${state.panel}px`;
}
