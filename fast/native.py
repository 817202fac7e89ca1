"""A module's source as a compiler gets most out of it: a record's methods written out, so that they are compiled too.

What `dataclass` makes at run time stays interpreted, and a frozen record is made by way of `object.__setattr__`: in
compiled code that is most of the cost of a small object. That no code changes a frozen record is seen to by mypy.
"""

import ast
from collections import Counter
from collections.abc import Collection

MADE = "@dataclass(init=False, eq=False)"


def native(source: str) -> str:
    """The source with the methods of its records, and with properties that are kept in a field of their own."""
    lines = source.splitlines()
    tree = ast.parse(source)
    names = Counter(one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store))
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            _fix(lines, node, {name for name, count in names.items() if count == 1 and name.isupper()})
    classes = [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]
    for node in reversed(classes):
        kept = [one for one in _functions(node) if "cached_property" in map(ast.unparse, one.decorator_list)]
        made = _record(node)
        added = _init(node, kept, made) + _comparing(node, made) if made is not None else []
        start = next((one for one in _functions(node) if one.name == "__init__"), None)
        lines[node.end_lineno : node.end_lineno] = added + [line for one in kept for line in _opened(one)]
        for one in kept:
            lines[one.decorator_list[0].lineno - 1] = ""
            lines[one.lineno - 1] = lines[one.lineno - 1].replace(f"def {one.name}(", f"def _made_{one.name}(")
        if made is not None:
            lines[node.decorator_list[0].lineno - 1] = MADE
        elif kept and start:
            lines[start.end_lineno : start.end_lineno] = [f"        {_unfilled(one)}" for one in kept]
    first = next((node.lineno for node in ast.parse(source).body if not _is_text(node)), 1)
    lines[first - 1 : first - 1] = ["from typing import Final"]
    text = "\n".join(lines) + "\n"
    return text.replace("import record\n", "import record\nfrom dataclasses import dataclass\n")


def _fix(lines: list[str], node: ast.Assign | ast.AnnAssign, names: Collection[str]) -> None:
    """Say of a constant that it is one: it is looked up where it lies, not by its name among all names of a module."""
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    made = ast.unparse(node.value.func) if isinstance(node.value, ast.Call) else ""
    if not isinstance(target, ast.Name) or target.id not in names or made == "TypeVar":
        return
    if isinstance(node, ast.Assign):
        _put(lines, target, ": Final")
    else:
        _put(lines, node.annotation, "]")
        _put(lines, target, ": Final[", len(": "))


def _put(lines: list[str], behind: ast.expr, words: str, over: int = 0) -> None:
    """Write words behind an expression, over so many characters."""
    at = (behind.end_lineno or behind.lineno) - 1
    end = len(lines[at].encode()[: behind.end_col_offset].decode())
    lines[at] = lines[at][:end] + words + lines[at][end + over :]


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _functions(node: ast.ClassDef) -> list[ast.FunctionDef]:
    return [one for one in node.body if isinstance(one, ast.FunctionDef)]


def _record(node: ast.ClassDef) -> dict[str, bool] | None:
    """What a record's decorator asks for; None where a class is no record."""
    for one in node.decorator_list:
        name = ast.unparse(one).partition("(")[0]
        if name == "record":
            return {"frozen": True}
        if name == "dataclass":
            found = one.keywords if isinstance(one, ast.Call) else []
            return {str(word.arg): ast.literal_eval(word.value) for word in found}
    return None


def _fields(node: ast.ClassDef) -> list[tuple[str, ast.AnnAssign]]:
    return [(ast.unparse(one.target), one) for one in node.body if isinstance(one, ast.AnnAssign)]


def _init(node: ast.ClassDef, kept: list[ast.FunctionDef], asked: dict[str, bool]) -> list[str]:
    """`__init__`, written out."""
    given, body = ["self", *(("*",) if asked.get("kw_only") else ())], []
    for name, field in _fields(node):
        kind, value = ast.unparse(field.annotation), field.value
        words = value.keywords if isinstance(value, ast.Call) and ast.unparse(value.func) == "field" else None
        maker = next((ast.unparse(word.value) for word in words or () if word.arg == "default_factory"), "")
        if maker:
            given.append(f"{name}: {kind} | None = None")
            body.append(f"self.{name} = {maker}() if {name} is None else {name}")
            continue
        given.append(f"{name}: {kind}" + (f" = {ast.unparse(value)}" if value is not None and words is None else ""))
        body.append(f"self.{name} = {name}")
    body += [_unfilled(one) for one in kept]
    body += ["self.__post_init__()" for one in _functions(node) if one.name == "__post_init__"]
    return ["", f"    def __init__({', '.join(given)}) -> None:", *(f"        {line}" for line in body)]


def _comparing(node: ast.ClassDef, asked: dict[str, bool]) -> list[str]:
    """`__eq__`, and `__hash__` of a frozen record, written out."""
    names = [name for name, _ in _fields(node)]
    if not asked.get("eq", True):
        return []
    same = "".join(f" and self.{name} == other.{name}" for name in names)
    found = ["", "    def __eq__(self, other: object) -> bool:", f"        return isinstance(other, {node.name}){same}"]
    if asked.get("frozen"):
        all_of = "".join(f"self.{name}, " for name in names)
        found += ["", "    def __hash__(self) -> int:", f"        return hash(({all_of}))"]
    return found


def _unfilled(one: ast.FunctionDef) -> str:
    return f"self._kept_{one.name}: {ast.unparse(one.returns or one)} | None = None"


def _opened(one: ast.FunctionDef) -> list[str]:
    """A property that is computed when first asked for, without the dictionary of attributes that `functools` needs."""
    return [
        "",
        "    @property",
        f"    def {one.name}(self) -> {ast.unparse(one.returns or one)}:",
        f"        if self._kept_{one.name} is None:",
        f"            self._kept_{one.name} = self._made_{one.name}()",
        f"        return self._kept_{one.name}",
    ]
