// How far a training is, in the address: a reload finds the way back. It is no step in the history. And where the server
// was started again, and knows nothing of it, this page does: it says so.
import { mount } from '../../widgets/mount.js';
import { receivePick, send } from '../../widgets/picks.js';

const REST = 1000;  // ms between two changes of the address: a browser takes no more than some a second

export default function ({ data, parentElement, setStateValue }) {
  const state = mount(parentElement, 'kept', { build: root => ({ root, path: location.pathname }), draw, resized: null }), before = state.data;
  receivePick(state, data.picked, data.seen, setStateValue);
  state.data = data;
  if (before && before.visit !== data.visit && before.of === data.of && +before.kept.updates > +data.kept.updates) {
    state.picked = { ...before.kept };
    state.queued = true;
  } else draw(state);
  send(state);
  return () => { clearTimeout(state.rest); state.rest = -1; };
}

function draw(state) {
  if (state.rest) return;
  state.rest = setTimeout(() => { state.rest = null; draw(state); }, REST);
  const address = new URL(location.href), kept = Object.entries(state.data.kept);
  for (const [name, value] of kept) if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
  const same = kept.every(([name, value]) => (new URLSearchParams(location.search).get(name) ?? '') === value);
  if (same) { clearTimeout(state.rest); state.rest = null; }
  else if (state.path === location.pathname) history.replaceState(history.state, '', address);
}
