// The phone's page over a poor network: an answer waits here until it is counted, and the page follows the class by itself.
// All that is shown is written by the server (phone.py); here it is put in place.
const EVERY = 2000, PATIENCE = 8000;  // ms between two questions to the server, and for an answer
const here = location.pathname.replace(/\/vote$/, ''), waiting = `waiting ${here}`;
const line = () => document.getElementById('line');
let sending = false;

async function ask(path, options = {}) {
  const answer = await fetch(path, { ...options, signal: AbortSignal.timeout(PATIENCE) });
  return { ok: answer.ok, status: answer.status, text: await answer.text() };
}

function put(text) {
  const page = new DOMParser().parseFromString(text, 'text/html'), main = page.querySelector('main');
  if (!main) return;
  const focus = document.activeElement?.value;
  document.querySelector('main').replaceWith(document.adoptNode(main));
  document.body.dataset.version = page.body.dataset.version ?? '';
  begin();
  [...document.querySelectorAll('button[name=value]')].find(one => one.value === focus)?.focus({ preventScroll: true });
}

function say(text) { if (line().textContent !== text) line().textContent = text; }

// What was answered, kept until the server has said what became of it.
async function send() {
  const kept = localStorage.getItem(waiting);
  if (!kept || sending) return;
  sending = true;
  try {
    const { status, text } = await ask(`${here}/vote`, { method: 'POST', body: new URLSearchParams(kept) });
    if (status >= 500 || status === 429) throw new Error(status);
    if (localStorage.getItem(waiting) === kept) { localStorage.removeItem(waiting); put(text); }
    say('');
  } catch { say(document.body.dataset.kept); }
  sending = false;
}

async function follow() {
  try {
    await send();
    if (document.visibilityState === 'visible' && !localStorage.getItem(waiting)) {
      const { ok, text } = await ask(`${here}/now`);
      if (ok && text !== document.body.dataset.version) put((await ask(here)).text);
      say('');
    }
  } catch { say(document.body.dataset.offline); }
  setTimeout(follow, EVERY);
}

function begin() {
  const form = document.querySelector('form[data-kind]');
  if (!form) return;
  if (form.dataset.kind === 'curve') panel(form);
  form.onsubmit = event => {
    event.preventDefault();
    localStorage.setItem(waiting, new URLSearchParams(new FormData(form, event.submitter)));
    form.querySelectorAll('button[name=value]').forEach(one => one.setAttribute('aria-pressed', one === event.submitter));
    send();
  };
}

// A curve under the finger: a column for each step, as high as its slider stands.
function panel(form) {
  const sliders = [...form.querySelectorAll('input[type=range]')], box = form.querySelector('#panel');
  const make = (tag, attributes) => { const node = document.createElementNS('http://www.w3.org/2000/svg', tag); for (const name in attributes) node.setAttribute(name, attributes[name]); return node; };
  const svg = make('svg', { viewBox: `0 0 ${sliders.length} 1`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const bars = sliders.map((_, k) => svg.appendChild(make('rect', { x: k + 0.08, width: 0.84 })));
  const words = document.createElement('p');
  words.ariaHidden = 'true';
  const draw = () => bars.forEach((bar, k) => { bar.setAttribute('y', 1 - Math.max(0.01, sliders[k].value)); bar.setAttribute('height', Math.max(0.01, sliders[k].value)); });
  const touch = event => {
    const at = svg.getBoundingClientRect(), k = Math.floor((event.clientX - at.left) / at.width * sliders.length);
    if (k < 0 || k >= sliders.length) return;
    sliders[k].value = 1 - (event.clientY - at.top) / at.height;
    words.textContent = `${sliders[k].parentElement.textContent}: ${sliders[k].value}`;
    draw();
  };
  svg.onpointerdown = event => { svg.setPointerCapture(event.pointerId); touch(event); };
  svg.onpointermove = event => { if (svg.hasPointerCapture(event.pointerId)) (event.getCoalescedEvents?.() ?? [event]).forEach(touch); };
  sliders.forEach(one => { one.oninput = draw; });
  box.replaceChildren(svg, words);
  draw();
}

if (document.body.dataset.version) {
  begin();
  setTimeout(follow, EVERY);
  addEventListener('online', send);
  document.addEventListener('visibilitychange', send);
}
