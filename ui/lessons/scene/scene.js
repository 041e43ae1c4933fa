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
  state.svg = make(root, 'svg', { role: 'img', 'font-family': FONT });
  state.svg.onclick = event => {
    if (!state.data.free || !bycolumn(state)) return;
    const [x] = pointed(state.svg, state.wide, event), to = columnAt(state, x);
    if (to < 0 || to === state.picked.dial) return;
    move(state, to); tell(state);
  };
  return state;
}

// Is there a place of the hand for each column?
function bycolumn({ data }) { return data.frames.length === data.labels.length; }

function move(state, to) { state.picked = { ...state.picked, dial: to }; draw(state); }

function tell(state) { state.queued = true; send(state); }

function draw(state) {
  const { data, svg, root, look } = state, at = state.picked.dial, frame = (!data.free && data.asks) || data.frames[at];
  const stops = data.frames.map(one => one.stop), few = stops.length <= 5;
  sayHeld(state.held, { text: frame.says, stops, at, free: data.free, few, what: data.what, inks: data.inks, look });
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
