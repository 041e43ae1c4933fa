// Keys for whoever lectures, in type for a room: a step on and back (as clickers send them), reveal, controls away.
import { go } from './ways.js';

const TYPES = 'input, textarea, select, [contenteditable=true]', REVEAL = /^(Show me|Reveal|Skip)/;

export function keys(root) {
  const pressed = event => {
    const [target] = event.composedPath();
    if (event.detail || !new URLSearchParams(location.search).has('room') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.matches?.(TYPES) && !/range|checkbox|radio/.test(target.type)) return;
    const does = { PageDown: () => step('PageDown', 'ArrowRight'), PageUp: () => step('PageUp', 'ArrowLeft'), '.': reveal, h: bare }[event.key];
    if (does?.()) { event.preventDefault(); event.stopImmediatePropagation(); }
  };
  root.ownerDocument.addEventListener('keydown', pressed, true);
  return () => root.ownerDocument.removeEventListener('keydown', pressed, true);
}

function roots() { return [document, ...[...document.querySelectorAll('[data-testid=stMain] *')].map(each => each.shadowRoot).filter(Boolean)]; }

// What the page is about takes a step: its own key for that, or the arrow that moves it.
function step(own, arrow) {
  const frame = roots().map(one => one.querySelector('.frame[tabindex], [role=slider][tabindex]')).find(Boolean);
  if (!frame) return false;
  const key = frame.dataset.steps ? own : arrow;
  frame.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, detail: 1 }));
  return true;
}

function reveal() {
  const button = roots().flatMap(one => [...one.querySelectorAll('button')]).find(one => REVEAL.test(one.textContent.trim()) && one.checkVisibility());
  button?.click();
  return Boolean(button);
}

// What is not needed before a class goes, or comes back; the link says so.
function bare() {
  const link = new URLSearchParams(location.search);
  if (link.has('bare')) link.delete('bare'); else link.set('bare', 'on');
  go(`${location.pathname}?${link}`);
  return true;
}
