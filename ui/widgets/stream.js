// What moves under a hand goes to Python while it moves: a message every 30 ms at most and two under way at most, so that a
// slow answer never makes a queue. The last message of a movement says so. Python says back which message it saw last.
import { whenLeft } from './mount.js';

const PACE = 30, AHEAD = 2, PATIENCE = 1500;

export function bindStream(state, name, seen, set) {
  state.set = set;
  if (!state.line) whenLeft(state, () => { state.line.next = null; state.line.seen = state.line.sent; });
  const line = state.line ??= { name, sent: seen, seen, next: null, at: 0 };
  if (seen < line.seen) line.sent = seen;  // a new session counts from the start
  line.seen = seen;
  flow(state);
}

// Is there news that Python has not answered? Then what it says is older than what the hand did.
export function ahead(state) { return state.line.next !== null || state.line.sent > state.line.seen; }

export function tell(state, message) { state.line.next = message; flow(state); }

function flow(state) {
  const line = state.line, wait = line.at + PACE - performance.now();
  if (line.next === null || line.sent - line.seen >= AHEAD) return;
  if (wait > 0) { line.timer ??= setTimeout(() => { line.timer = null; flow(state); }, wait); return; }
  const message = line.next, number = ++line.sent;
  line.next = null; line.at = performance.now();
  state.set(line.name, { ...message, number });
  setTimeout(() => {  // no answer: say it again; that of a picture that is gone comes to the one in its place
    if (line.seen >= number || line.sent > number || !state.root.isConnected) return;
    line.seen = number; line.next ??= message;
    flow(state);
  }, PATIENCE);
}
