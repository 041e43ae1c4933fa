// Sound: a short tone for each tap, and the melody that Python made as a WAV file, with a line that moves along the roll.
import { tools } from './keyboard.js';
import { offer, send } from '../../../widgets/draw.js';

function ears(me) {
  me.ears ??= new (window.AudioContext || window.webkitAudioContext)();
  if (me.ears.state === 'suspended') me.ears.resume();
  return me.ears;
}

export function beep(me, pitch) {
  const ear = ears(me), tone = ear.createOscillator(), loud = ear.createGain(), now = ear.currentTime;
  tone.type = 'triangle';
  tone.frequency.value = me.data.hertz[pitch];
  loud.gain.setValueAtTime(0, now);
  loud.gain.linearRampToValueAtTime(0.3, now + 0.01);
  loud.gain.linearRampToValueAtTime(0, now + 0.35);
  tone.connect(loud).connect(ear.destination);
  tone.start(now); tone.stop(now + 0.36);
}

// Ask Python for the sound, unless it is here already.
export function listen(me, why) {
  ears(me);
  me.why = why;
  if (!me.data.notes.length) return;
  if (me.wav?.tune === me.data.tune) { sounded(me); return; }
  me.picked = { ...me.picked, play: me.data.tune };
  me.queued = true;
  send(me);
}

export function heardBack(me, data) {
  if (me.wav?.tune !== data.tune) me.wav = { tune: data.tune, bytes: Uint8Array.from(atob(data.sound), letter => letter.charCodeAt(0)) };
  sounded(me);
}

function sounded(me) {
  const why = me.why;
  me.why = null;
  if (why === 'save') offer(new Blob([me.wav.bytes], { type: 'audio/wav' }), 'melody.wav');
  if (why !== 'play') return;
  quiet(me);
  const ear = ears(me), turn = me.turn = {};
  ear.decodeAudioData(me.wav.bytes.buffer.slice(0)).then(sound => {
    if (me.turn !== turn) return;
    const source = me.playing = ear.createBufferSource();
    source.buffer = sound;
    source.connect(ear.destination);
    source.onended = () => { if (me.playing === source) quiet(me); };
    me.since = ear.currentTime + 0.05;
    source.start(me.since);
    tools(me);
    follow(me, source);
  });
}

export function quiet(me) {
  const source = me.playing;
  me.turn = me.playing = null;
  source?.stop();
  if (me.head) me.head.setAttribute('visibility', 'hidden');
  if (me.lengths) tools(me);
}

// The line stands where the ear is: the seconds are the audio clock's, where each note begins comes from Python.
function follow(me, source) {
  if (me.playing !== source) return;
  const { seconds, notes } = me.data, now = Math.max(0, me.ears.currentTime - me.since);
  let k = 0;
  while (k < notes.length - 1 && seconds[k + 1] <= now) k += 1;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches, part = still ? 0 : Math.min(1, (now - seconds[k]) / (seconds[k + 1] - seconds[k]));
  const x = me.x(notes[k][1] + part * notes[k][2]);
  for (const end of ['x1', 'x2']) me.head.setAttribute(end, x);
  me.head.setAttribute('visibility', 'visible');
  me.head.setAttribute('data-note', k);
  requestAnimationFrame(() => follow(me, source));
}
