// Sound: a short tone for each tap, and the melody that Python made as a WAV file, with a line that moves along the roll.
import { tools } from './keyboard.js';
import { download } from '../../../widgets/export.js';
import { send } from '../../../widgets/picks.js';

function ears(state) {
  state.ears ??= new (window.AudioContext || window.webkitAudioContext)();
  if (state.ears.state === 'suspended') state.ears.resume();
  return state.ears;
}

export function beep(state, pitch) {
  const ear = ears(state), tone = ear.createOscillator(), loud = ear.createGain(), now = ear.currentTime;
  tone.type = 'triangle';
  tone.frequency.value = state.data.hertz[pitch];
  loud.gain.setValueAtTime(0, now);
  loud.gain.linearRampToValueAtTime(0.3, now + 0.01);
  loud.gain.linearRampToValueAtTime(0, now + 0.35);
  tone.connect(loud).connect(ear.destination);
  tone.start(now); tone.stop(now + 0.36);
}

// Ask Python for the sound, unless it is here already.
export function listen(state, why) {
  ears(state);
  state.why = why;
  if (!state.data.notes.length) return;
  if (state.wav?.tune === state.data.tune) { sounded(state); return; }
  state.picked = { ...state.picked, play: state.data.tune };
  state.queued = true;
  send(state);
}

export function heardBack(state, data) {
  if (state.wav?.tune !== data.tune) state.wav = { tune: data.tune, bytes: Uint8Array.from(atob(data.sound), letter => letter.charCodeAt(0)) };
  sounded(state);
}

function sounded(state) {
  const why = state.why;
  state.why = null;
  if (why === 'save') download(new Blob([state.wav.bytes], { type: 'audio/wav' }), 'melody.wav');
  if (why !== 'play') return;
  quiet(state);
  const ear = ears(state), turn = state.turn = {};
  ear.decodeAudioData(state.wav.bytes.buffer.slice(0)).then(sound => {
    if (state.turn !== turn) return;
    const source = state.playing = ear.createBufferSource();
    source.buffer = sound;
    source.connect(ear.destination);
    source.onended = () => { if (state.playing === source) quiet(state); };
    state.since = ear.currentTime + 0.05;
    source.start(state.since);
    tools(state);
    follow(state, source);
  });
}

export function quiet(state) {
  const source = state.playing;
  state.turn = state.playing = null;
  source?.stop();
  if (state.head) state.head.setAttribute('visibility', 'hidden');
  if (state.lengths) tools(state);
}

// The line stands where the ear is: the seconds are the audio clock's, where each note begins comes from Python.
function follow(state, source) {
  if (state.playing !== source) return;
  const { seconds, notes } = state.data, now = Math.max(0, state.ears.currentTime - state.since);
  let k = 0;
  while (k < notes.length - 1 && seconds[k + 1] <= now) k += 1;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches, part = still ? 0 : Math.min(1, (now - seconds[k]) / (seconds[k + 1] - seconds[k]));
  const x = state.x(notes[k][1] + part * notes[k][2]);
  for (const end of ['x1', 'x2']) state.head.setAttribute(end, x);
  state.head.setAttribute('visibility', 'visible');
  state.head.setAttribute('data-note', k);
  requestAnimationFrame(() => follow(state, source));
}
