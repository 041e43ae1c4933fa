// The course in a file of its own.
import { coursePage } from '../one_file/course.js';
import { lettersReady } from '../one_file/stage.js';

// What Python wrote into the file: `parts` are the app's components, `app` the lessons.
export default function (parts, app) {
  lettersReady(() => {
    const { draw, open } = coursePage(document.querySelector('main'), app, parts), asked = Number.parseInt(location.hash.slice(1), 10);
    if (asked >= 1 && asked <= app.lessons.length) open(asked - 1);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  });
}
