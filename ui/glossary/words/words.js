// Words of the glossary, where they first stand in the page's text or else in a picture, are underlined. Nothing in the text
// itself is touched: the browser marks ranges of it, and a press looks which range it fell into, but for what a press has
// another meaning for. By keys all are reached behind a button, those of the page first.
const TEXTS = '[data-testid=stMarkdownContainer] :is(p, li, td)', PICTURES = '[data-testid=stMain] [data-testid=stBidiComponentIsolated]';
const NEVER = 'a, button, label, code, input, select, textarea, style, [role=slider], [data-testid=stTooltipContent]', PACE = 400;
const CHANGES = { childList: true, subtree: true, characterData: true };
const SHEET = new CSSStyleSheet();
SHEET.replaceSync('::highlight(glossary) { text-decoration: underline dotted; text-underline-offset: 0.2em; }');

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector('.words');
  if (root.leave) return root.leave;
  const state = { root, found: [], words: Object.entries(data.words).sort(([a], [b]) => b.length - a.length) };
  build(state, data.button);
  const look = () => { state.timer ??= setTimeout(() => { state.timer = null; mark(state); }, PACE); };
  const watch = new MutationObserver(look), press = event => pressed(state, event);
  state.watch = watch;
  watch.observe(document.querySelector('[data-testid=stMain]') ?? document.body, CHANGES);
  document.addEventListener('click', press);
  look();
  root.leave = () => { watch.disconnect(); clearTimeout(state.timer); document.removeEventListener('click', press); root.leave = null; };
  return root.leave;
}

function build(state, label) {
  const { root } = state, button = root.appendChild(document.createElement('button'));
  button.type = 'button';
  button.textContent = label;
  state.list = root.appendChild(document.createElement('div'));
  state.list.className = 'list';
  state.list.popover = 'auto';
  button.popoverTargetElement = state.list;
  state.list.onbeforetoggle = ({ newState }) => { if (newState === 'open') { mark(state); list(state); fit(state); } };
  state.tip = root.appendChild(document.createElement('div'));
  state.tip.popover = 'auto';
  state.tip.setAttribute('role', 'status');
}

// Within the window, which type for a room does not make larger.
function fit({ list: box, root }) {
  const zoom = root.currentCSSZoom || 1;
  box.style.maxHeight = `${(innerHeight - 90) / zoom - 30}px`;
  box.style.width = `${Math.min(520, innerWidth / zoom - 32)}px`;
}

// Where each word first stands: ranges of the page's text.
function mark(state) {
  const left = new Map(state.words), found = [];
  for (const text of document.querySelectorAll(TEXTS)) if (!text.closest(NEVER)) search(text, left, found);
  for (const { shadowRoot } of document.querySelectorAll(PICTURES)) {
    if (!shadowRoot || shadowRoot === state.root.getRootNode() || shadowRoot.querySelector('.ways')) continue;
    if (!shadowRoot.adoptedStyleSheets.includes(SHEET)) {
      shadowRoot.adoptedStyleSheets.push(SHEET);
      state.watch.observe(shadowRoot, CHANGES);
    }
    search(shadowRoot, left, found);
  }
  state.found = found;
  if (window.CSS?.highlights) CSS.highlights.set('glossary', new Highlight(...found.map(one => one.range)));
}

function search(root, left, found) {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (left.size && nodes.nextNode()) if (!nodes.currentNode.parentElement?.closest(NEVER)) seek(nodes.currentNode, left, found);
}

function seek(node, left, found) {
  const text = node.data.toLowerCase(), taken = [];
  for (const [word, meaning] of left) {
    const match = new RegExp(`(?<![\\p{L}-])${word.toLowerCase()}(?:s|es)?(?![\\p{L}-])`, 'u').exec(text);
    if (!match) continue;
    const from = match.index, to = from + match[0].length;
    if (unseen(node) || taken.some(([a, b]) => from < b && a < to)) continue;
    const range = document.createRange();
    range.setStart(node, from); range.setEnd(node, to);
    taken.push([from, to]);
    found.push({ word, meaning, range });
    left.delete(word);
  }
}

// Of a picture kept for a screen reader, or folded away.
function unseen({ parentElement }) { return !parentElement.checkVisibility?.({ visibilityProperty: true }); }

function list({ list: box, found, words }) {
  const here = new Set(found.map(one => one.word)), sorted = [...words].sort(([a], [b]) => a.localeCompare(b));
  box.replaceChildren();
  for (const [title, some] of [[TEXT.here, sorted.filter(([word]) => here.has(word))], [TEXT.elsewhere, sorted.filter(([word]) => !here.has(word))]]) {
    if (!some.length) continue;
    box.appendChild(document.createElement('h2')).textContent = title;
    const all = box.appendChild(document.createElement('dl'));
    for (const [word, meaning] of some) {
      all.appendChild(document.createElement('dt')).textContent = word;
      all.appendChild(document.createElement('dd')).textContent = meaning;
    }
  }
}

function pressed(state, event) {
  const { clientX, clientY } = event, [target] = event.composedPath();
  if (!target.closest || target.closest(NEVER) || getComputedStyle(target).cursor === 'pointer') return;
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
