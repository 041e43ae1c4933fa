"""One module per live task; the folder is the registry.

A live task is a module with

- `NAME`; `ABOUT`, a paragraph on what it shows; `UPDATES`, within which its defaults solve it;
- `OPTIONS`, name -> Option, and `DEFAULTS`, what it wants of lstm.live.Settings;
- `RATES`, cell -> the learning rate it does best with in a race, of those that bench/race.py tries;
- `sizes(options)` -> (n_in, n_out, kind), where kind is "class" (answers are chances) or "number";
- `symbols(options)` -> Symbols, the names of what is read and of what is answered;
- `draw(rng, n, options)` -> Examples, n of them, a function of the generator alone;
- `METRIC`, and `score(outputs, examples, options)`, its value for answers (T, n, O);
- `CONTROL`, the best answer that needs no memory, in words, and `control(examples, options)`, that answer's score.

It may have

- `draw_test`, as `draw`, where it is judged on other examples than it is trained on;
- `judged_on(options)`, in words what it is then judged on, where these are not examples held out of training;
- `draw_far`, as `draw`, examples that go further than what was ever trained, and `FAR`, in words how far;
- `draw_shown`, as `draw`, where one example among those it is judged by is better to look at;
- `scale(options)` -> (middle, spread), where numbers are read as (value - middle) / spread;
- `OWN`, in words what of the visitor's own may take the place of what is drawn, and `clean(own)`, which takes such a
  text or numbers, raises ValueError with a sentence for what will not do, and returns what options["own"] then holds.
  Without it options["own"] is None. `NOT_FOR_OWN` names the options that then do nothing.
"""

from importlib import import_module
from pkgutil import iter_modules

LIVE = {m.name: import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__) if m.name[0] != "_"}
