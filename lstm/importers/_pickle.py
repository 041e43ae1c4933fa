"""The values that a pickle describes, without running it: no class of it is looked up and no function called.

Names are taken as names. Those that PyTorch's files need are known: an OrderedDict, a tensor, a storage. Names of plain
records (a Namespace, say) become a Record that does nothing. Any other name is refused, for it asks for code.
"""

import pickletools
from typing import Any, NamedTuple

from lstm.importers._found import Refused

LARGEST = 4_000_000  # bytes of a pickle
MOST_STEPS = 1_000_000
MOST_SIDES = 8  # of a tensor
TENSORS = {("torch._utils", "_rebuild_tensor_v2"), ("torch._utils", "_rebuild_tensor")}
PARAMETERS = {("torch._utils", "_rebuild_parameter"), ("torch._utils", "_rebuild_parameter_with_state")}
DICTS = {("collections", "OrderedDict"), ("collections", "defaultdict"), ("builtins", "dict")}
RECORDS = {  # what checkpoints hold beside their weights
    *{("argparse", "Namespace"), ("torch", "Size"), ("torch", "device"), ("numpy", "dtype"), ("_codecs", "encode")},
    *{("numpy.core.multiarray", "scalar"), ("numpy._core.multiarray", "scalar"), ("builtins", "set")},
    *{("pathlib", "PosixPath"), ("collections", "Counter"), ("types", "SimpleNamespace"), ("datetime", "datetime")},
}
SCRIPTED = ("__torch__", "torch.jit._pickle")  # classes of TorchScript, which are attributes alone


class Named(NamedTuple):
    """The name of a class or function."""

    module: str
    name: str


class Record(dict[Any, Any]):
    """Something with attributes, of a class that is not looked up."""


class Storage(NamedTuple):
    """The numbers of one or more tensors, as they lie in the file."""

    kind: str  # "FloatStorage"
    key: str  # the name of their part
    count: int


class Tensor(NamedTuple):
    """A view of a storage."""

    storage: Storage
    offset: int
    size: tuple[int, ...]
    stride: tuple[int, ...]


def known(module: str, name: str) -> Named:
    """A name that may stand in a file. Raises Refused for any other, with what it is."""
    pair = (module, name)
    torch = module in ("torch", "torch.storage") and (name.endswith("Storage") or name[:1].islower())
    fine = pair in TENSORS | PARAMETERS | DICTS | RECORDS or module.startswith(SCRIPTED) or torch
    if not fine:
        what = f"{module}.{name}"[:120]
        if module.startswith("torch.nn") or "nn" in module:
            raise Refused(
                f"This file is a whole pickled module ({what}). Save its state_dict() instead. Nothing was run."
            )
        raise Refused(f"This file asks for code to be run ({what}). A file of weights needs none. Nothing was run.")
    return Named(module, name)


def made(function: Any, arguments: Any) -> Any:
    """What stands for the result of a call that a pickle asks for."""
    pair = tuple(function) if isinstance(function, Named) else ()
    if pair in TENSORS:
        storage, offset, size, stride = arguments[:4]
        short = len(size) == len(stride) <= MOST_SIDES
        if not (isinstance(storage, Storage) and short and all(type(n) is int for n in (offset, *size, *stride))):
            raise Refused("A tensor in this file is not described as tensors are.")
        return Tensor(storage, offset, tuple(size), tuple(stride))
    if pair in PARAMETERS or pair == ("torch", "Size"):
        return arguments[0]
    if pair in DICTS:  # most are made empty, and filled; one that is made of another is it, for a copy would take room
        return arguments[0] if pair[1] == "OrderedDict" and arguments else {}
    return Record()


def storage(told: Any) -> Storage:
    """A storage as a persistent id tells it. Raises Refused for anything else."""
    if not (isinstance(told, tuple) and len(told) >= 5 and told[0] == "storage" and isinstance(told[1], Named)):
        raise Refused("This file points to data in a way that is not read here.")
    _, kind, key, _, count = told[:5]
    if not (isinstance(key, str) and type(count) is int and count >= 0):
        raise Refused("This file points to data in a way that is not read here.")
    return Storage(kind.name, key, count)


def values(data: bytes) -> Any:
    """The value that a pickle describes. Raises Refused for one that needs code, ValueError for a damaged one."""
    if len(data) > LARGEST:
        raise Refused("The list of what is in this file is too large.")
    stack: list[Any] = []
    marks: list[int] = []
    memo: dict[int, Any] = {}

    def since_mark() -> list[Any]:
        start = marks.pop()
        taken = stack[start:]
        del stack[start:]
        return taken

    for steps, (opcode, given, _) in enumerate(pickletools.genops(data)):
        argument: Any = given
        if steps > MOST_STEPS:
            raise Refused("The list of what is in this file is too long.")
        name = opcode.name
        if name in ("PROTO", "FRAME"):
            continue
        if name == "STOP":
            return stack.pop()
        if name == "MARK":
            marks.append(len(stack))
        elif name in ("GLOBAL", "INST"):
            if name == "INST":
                since_mark()
            stack.append(known(*argument.split(" ", 1)))
        elif name == "STACK_GLOBAL":
            last, first = stack.pop(), stack.pop()
            stack.append(known(str(first), str(last)))
        elif name in ("REDUCE", "NEWOBJ"):
            arguments, function = stack.pop(), stack.pop()
            stack.append(made(function, arguments))
        elif name == "BUILD":
            state, thing = stack.pop(), stack[-1]
            if isinstance(thing, Record) and isinstance(state, dict):
                thing[""] = state
        elif name == "BINPERSID":
            stack.append(storage(stack.pop()))
        elif name in ("PUT", "BINPUT", "LONG_BINPUT"):
            memo[argument] = stack[-1]
        elif name == "MEMOIZE":
            memo[len(memo)] = stack[-1]
        elif name in ("GET", "BINGET", "LONG_BINGET"):
            stack.append(memo[argument])
        elif name in ("EMPTY_DICT", "EMPTY_LIST", "EMPTY_TUPLE", "EMPTY_SET"):
            stack.append({"EMPTY_DICT": dict, "EMPTY_TUPLE": tuple}.get(name, list)())
        elif name == "TUPLE":
            stack.append(tuple(since_mark()))
        elif name in ("TUPLE1", "TUPLE2", "TUPLE3"):
            count = int(name[-1])
            taken = stack[-count:]
            del stack[-count:]
            stack.append(tuple(taken))
        elif name in ("LIST", "FROZENSET"):
            stack.append(since_mark())
        elif name in ("APPEND", "APPENDS", "ADDITEMS"):
            items = [stack.pop()] if name == "APPEND" else since_mark()
            if isinstance(stack[-1], list):
                stack[-1].extend(items)
        elif name in ("SETITEM", "SETITEMS"):
            items = [stack.pop(), stack.pop()][::-1] if name == "SETITEM" else since_mark()
            if isinstance(stack[-1], dict):
                stack[-1].update(pairs(items))
        elif name in ("NONE", "NEWTRUE", "NEWFALSE"):
            stack.append({"NEWTRUE": True, "NEWFALSE": False}.get(name))
        elif opcode.stack_before == [] and len(opcode.stack_after) == 1 and name[:3] != "EXT":  # a number or a text
            stack.append(argument)
        else:
            raise Refused(f"This file uses {name}, a part of pickle that no file of weights needs. Nothing was run.")
    raise ValueError("it ends too early")


def pairs(items: list[Any]) -> dict[Any, Any]:
    """Keys and values in turn as a dict, of those keys that are names or numbers."""
    return {
        key: value for key, value in zip(items[::2], items[1::2], strict=True) if isinstance(key, (str, int, float))
    }
