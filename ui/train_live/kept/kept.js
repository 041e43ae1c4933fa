// How far a training is, in the address: a reload finds the way back. It is no step in the history. And where the server
// was started again, and knows nothing of it, this page does: it says so.
import { hear, mount, send } from '../../widgets/draw.js';

const REST = 1000;  // ms between two changes of the address: a browser takes no more than some a second

export default function ({ data, parentElement, setStateValue }) {
  const me = mount(parentElement, 'kept', { build: root => ({ root, path: location.pathname }), draw, resized: null }), before = me.data;
  hear(me, data.picked, data.seen, setStateValue);
  me.data = data;
  if (before && before.visit !== data.visit && before.of === data.of && +before.kept.updates > +data.kept.updates) {
    me.picked = { ...before.kept };
    me.queued = true;
  } else draw(me);
  send(me);
  return () => { clearTimeout(me.rest); me.rest = -1; };
}

function draw(me) {
  if (me.rest) return;
  me.rest = setTimeout(() => { me.rest = null; draw(me); }, REST);
  const address = new URL(location.href), kept = Object.entries(me.data.kept);
  for (const [name, value] of kept) if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
  const same = kept.every(([name, value]) => (new URLSearchParams(location.search).get(name) ?? '') === value);
  if (same) { clearTimeout(me.rest); me.rest = null; }
  else if (me.path === location.pathname) history.replaceState(history.state, '', address);
}
