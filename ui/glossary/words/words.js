// Words of the glossary, where they first stand in the page's text, are underlined. Nothing in the text itself is touched: the
// browser marks ranges of it, and a press looks which range it fell into. By keys all are reached behind a button.
const TEXTS = '[data-testid=stMarkdownContainer] :is(p, li, td)', NEVER = 'a, button, label, code, [data-testid=stTooltipContent]', PACE = 400;

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.words');
  if (root.leave) return root.leave;
  const state = { root, found: [], words: Object.entries(data.words).sort(([a], [b]) => b.length - a.length) };
  build(state, data.button);
  const look = () => { state.timer ??= setTimeout(() => { state.timer = null; mark(state); }, PACE); };
  const watch = new MutationObserver(look), press = event => pressed(state, event);
  watch.observe(document.querySelector('[data-testid=stMain]') ?? document.body, { childList: true, subtree: true, characterData: true });
  document.addEventListener('click', press);
  look();
  root.leave = () => { watch.disconnect(); clearTimeout(state.timer); document.removeEventListener('click', press); root.leave = null; };
  return root.leave;
}

function build(state, label) {
  const { root } = state, button = root.appendChild(document.createElement('button'));
  button.type = 'button';
  button.textContent = label;
  state.list = root.appendChild(document.createElement('dl'));
  state.list.popover = 'auto';
  button.popoverTargetElement = state.list;
  state.list.onbeforetoggle = ({ newState }) => { if (newState === 'open') { mark(state); list(state); } };
  state.tip = root.appendChild(document.createElement('div'));
  state.tip.popover = 'auto';
  state.tip.setAttribute('role', 'status');
}

// Where each word first stands: ranges of the page's text.
function mark(state) {
  const left = new Map(state.words), found = [];
  for (const text of document.querySelectorAll(TEXTS)) {
    if (!left.size) break;
    if (text.closest(NEVER)) continue;
    const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) if (!nodes.currentNode.parentElement.closest(NEVER)) seek(nodes.currentNode, left, found);
  }
  state.found = found;
  if (window.CSS?.highlights) CSS.highlights.set('glossary', new Highlight(...found.map(one => one.range)));
}

function seek(node, left, found) {
  const text = node.data.toLowerCase(), taken = [];
  for (const [word, meaning] of left) {
    const from = text.search(new RegExp(`(?<![\\p{L}-])${word.toLowerCase()}(?:s|es)?(?![\\p{L}-])`, 'u'));
    if (from < 0 || taken.some(([a, b]) => from < b && a < from + word.length)) continue;
    const range = document.createRange();
    range.setStart(node, from); range.setEnd(node, from + word.length);
    taken.push([from, from + word.length]);
    found.push({ word, meaning, range });
    left.delete(word);
  }
}

function list({ list: box, found, words }) {
  const here = new Set(found.map(one => one.word));
  box.replaceChildren();
  for (const [word, meaning] of [...words].sort(([a], [b]) => here.has(b) - here.has(a) || a.localeCompare(b))) {
    box.appendChild(document.createElement('dt')).textContent = word;
    box.appendChild(document.createElement('dd')).textContent = meaning;
  }
}

function pressed(state, { clientX, clientY, target }) {
  if (target.closest?.(NEVER)) return;
  const one = state.found.find(({ range }) => [...range.getClientRects()].some(box => box.left <= clientX && clientX <= box.right && box.top <= clientY && clientY <= box.bottom));
  if (!one) return;
  const { tip } = state, box = one.range.getBoundingClientRect(), zoom = tip.currentCSSZoom || 1;
  const strong = document.createElement('b');
  strong.textContent = `${one.word}: `;
  tip.replaceChildren(strong, one.meaning);
  tip.showPopover();
  tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 340 * zoom)) / zoom}px`;
  tip.style.top = `${(box.bottom + 4) / zoom}px`;
}
