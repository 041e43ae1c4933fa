"""ES modules put together into the one script that Streamlit takes: each once, what it imports before it.

They share one scope then, so that no two of them may declare the same name, and a name is imported as it is exported.
"""

import re

IMPORT = re.compile(r"^import \{ ([\w$, ]+) \} from '(\.{1,2}/[\w./]+\.js)';\n", re.MULTILINE)
EXPORT = re.compile(r"^export (?!default\b)", re.MULTILINE)
COMMENT = re.compile(r"^ *//.*\n|(?<=[;,{}])  // .*$", re.MULTILINE)


def imports(path):
    """What a module imports: [(the module's path, its names), ...]."""
    found = IMPORT.findall(path.read_text(encoding="utf-8"))
    return [((path.parent / where).resolve(), names.split(", ")) for names, where in found]


def order(entry):
    """The modules that an entry is made of, each after those it imports (but for those that import each other)."""
    seen = {}

    def add(path):
        if path not in seen:
            seen[path] = None
            for other, _ in imports(path):
                add(other)
            seen[path] = seen.pop(path)  # to the end: behind what it imports

    add(entry.resolve())
    return list(seen)


def bundle(entry):
    """One script, without the imports and exports between its modules, and without comments."""
    return "\n".join(plain(path.read_text(encoding="utf-8")) for path in order(entry))


def plain(script):
    """A module without what only its readers need."""
    return EXPORT.sub("", COMMENT.sub("", IMPORT.sub("", script)))
