// A lesson's picture: rows of bars under steps or words, drawn again at each place of the hand. Python made all its numbers.
import { drawAnswers, drawSum } from './blocks.js';
import { drawRows, layOut } from './rows.js';
import { columnAt } from '../../widgets/columns.js';
import { holdSentence, sayHeld } from '../dragged.js';
import { clear, FONT, make, setAll } from '../../widgets/draw.js';
import { pickComponent, send } from '../../widgets/picks.js';
import { pointed } from '../../widgets/pointer.js';

export default pickComponent('scene', { build, draw, of: picture => picture.what + picture.labels });

function build(root) {
  const state = { root };
  state.held = holdSentence(root, { moved: to => move(state, to), done: () => tell(state) });
  state.found = make(state.held.root, 'div', { class: 'found', role: 'status' });
  state.svg = make(root, 'svg', { role: 'img', 'font-family': FONT });
  state.svg.onpointerdown = event => {
    if (!state.data.free || !bycolumn(state)) return;
    const to = ({ buttons, ...at }) => {
      const [x] = pointed(state.svg, state.wide, at), column = columnAt(state, x);
      if (buttons && column >= 0 && column !== state.picked.dial) move(state, column);
    };
    to(where(event));
    state.svg.setPointerCapture(event.pointerId);
    state.svg.onpointermove = moved => to(where(moved));
    state.svg.onpointerup = state.svg.onpointercancel = () => {
      state.svg.onpointermove = state.svg.onpointerup = state.svg.onpointercancel = null;
      tell(state);
    };
  };
  return state;
}

function where({ clientX, clientY, buttons }) { return { clientX, clientY, buttons }; }

// Is there a place of the hand for each column?
function bycolumn({ data }) { return data.frames.length === data.labels.length; }

// Before the first move the picture does not show what the hand is to find out.
function untouched({ data, moved }) { return !data.free || (data.fresh && !moved); }

function move(state, to) { state.moved = state.dragging = true; state.picked = { ...state.picked, dial: to }; draw(state); }

function tell(state) { state.dragging = false; state.queued = true; send(state); }

function size({ says, stop }) { return says.length + stop.length; }

// The longest sentence has its place from the start, so that no other moves the picture.
function reserve(state, say) {
  const { data, root } = state, line = root.querySelector('p'), of = `${root.clientWidth} ${data.what} ${data.free} ${data.room}`;
  if (state.reserved === of) return;
  state.reserved = of;
  const long = data.frames.reduce((most, one, k, all) => size(one) > size(all[most]) ? k : most, 0);
  line.style.minHeight = '';
  if (data.room) return;  // there is no place to spare
  say(data.frames[long].says, long);
  line.style.minHeight = `${line.clientHeight}px`;
}

function draw(state) {
  const { data, svg, root, look } = state, at = state.picked.dial, frame = (untouched(state) && data.asks) || data.frames[at];
  const stops = data.frames.map(one => one.stop), few = stops.length <= 5;
  const say = (text, at) => sayHeld(state.held, { text, stops, at, free: data.free, few, what: data.what, inks: data.inks, look });
  reserve(state, say);
  say(frame.says, at);
  const found = data.whole ? TEXT.found : '';
  if (state.found.textContent !== found) state.found.textContent = found;
  state.wide = root.clientWidth;
  if (!state.wide) return;  // not on the screen yet, or not any more
  root.classList.toggle('tight', data.room);
  layOut(state, frame);
  clear(svg);
  const said = root.querySelector('p').textContent;
  setAll(svg, { width: state.wide, height: state.high, viewBox: `0 0 ${state.wide} ${state.high}`, 'aria-label': said });
  svg.classList.toggle('hit', data.free && bycolumn(state));
  drawRows(state, frame, data.frames[data.start], look);
  if (frame.sum) drawSum(state, frame.sum, look);
  if (frame.answers) drawAnswers(state, frame.answers, look);
}
