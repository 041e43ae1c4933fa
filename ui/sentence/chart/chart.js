// The buttons under a picture that Plotly draws: it is saved as the others are.
import { make } from '../../widgets/draw.js';
import { exportButtons } from '../../widgets/export.js';
import { component } from '../../widgets/mount.js';

export default component('chart', { build, draw: () => {} });

function build(root) {
  const state = { root };
  exportButtons(make(root, 'div', { class: 'tools' }), () => {
    const layers = document.querySelectorAll(`.${CSS.escape(state.data.of)} .svg-container > .main-svg`);  // Plotly lays one over the other
    return { parts: [...layers].map(svg => [svg, 0, 0]), name: state.data.file, caption: state.data.alt };
  });
  return state;
}
