// A component where Streamlit puts it: built once, drawn again when its data or its width changes, ended with its place.

// `build(root)` makes it, and `draw(state)` draws it, also when its width changes, unless `resized(state)` says what is done
// then. state.leave() ends what mounting began.
export function mount(parent, name, { build, draw, resized = state => { if (state.wide !== state.root.clientWidth) draw(state); } }) {
  const root = parent.querySelector(`.${name}`), state = root.state ??= Object.assign(build(root), { draw });
  if (resized) {
    state.sized ??= new ResizeObserver(() => { if (root.clientWidth) resized(state); });  // what is hidden is not drawn
    state.sized.observe(root);
  }
  state.leave = () => state.sized?.disconnect();
  return state;
}

// The data as Python made it: a picture that is kept comes as one text, which is read only where it is another.
export function whole(root, { drawn, ...rest }) {
  if (drawn === undefined) return rest;
  if (root.text !== drawn) { root.text = drawn; root.picture = JSON.parse(drawn); }
  return { ...root.picture, ...rest };
}

// What Streamlit calls for a component that only draws what Python sent.
export function component(name, hooks) {
  return ({ data, parentElement }) => {
    const state = mount(parentElement, name, hooks);
    state.data = whole(state.root, data);
    hooks.draw(state);
    return state.leave;
  };
}

// Back and Forward: what was not heard by then belongs to a link that is left, and is not told any more.
export function whenLeft(state, forget) {
  const leave = () => { if (state.root.isConnected) forget(); else window.removeEventListener('popstate', leave); };
  window.addEventListener('popstate', leave);
}
