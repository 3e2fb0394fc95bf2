"""Every small fault that a source can be given, one at a time: what stood there, what stands now.

Texts are left alone, docstrings and messages among them, and so are annotations, decorators and
imports: a fault there is for the type checker or for a reader.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
SWAPPED = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "ceil": "floor",
    "floor": "ceil",
    "sorted": "list",
    "argmax": "argmin",
    "argmin": "argmax",
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A source with one fault: where, in which function, what was and what is now."""

    line: int
    function: str
    before: str
    after: str
    source: str

    @property
    def change(self) -> str:
        """The fault in one line, the same wherever the function stands."""
        return f"{self.function}: {self.before} -> {self.after}"


def mutants(source: str) -> list[Mutant]:
    """All mutants of a source, in order of their lines."""
    tree = ast.parse(source)
    found = []
    line = 0
    for path, node, function in _places(tree, (), "module"):
        line = getattr(node, "lineno", line)  # a filter has none of its own
        for changed in _changes(node):
            mutated = _with(tree, path, changed)
            before, after = _shown(node), _shown(changed)
            found.append(Mutant(line, function, before, after, ast.unparse(mutated)))
    return sorted(found, key=lambda each: each.line)


# The way from the root to a node: names of fields, and places in lists.
Path = tuple[str | int, ...]
UNTOUCHED = ("annotation", "returns", "decorator_list", "type_params", "bases", "ctx")


def _places(node: ast.AST, path: Path, function: str) -> Iterator[tuple[Path, ast.AST, str]]:
    """Every node that may be changed, with the way to it and the function it stands in."""
    if _untouched(node):
        return
    yield path, node, function
    inside = function
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        inside = node.name if function == "module" else f"{function}.{node.name}"
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED:
            continue
        if isinstance(value, ast.AST):
            yield from _places(value, (*path, field), inside)
        elif isinstance(value, list):
            for at, each in enumerate(value):
                if isinstance(each, ast.AST):
                    yield from _places(each, (*path, field, at), inside)


def _untouched(node: ast.AST) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr):
        return True
    if isinstance(node, ast.If) and _shown(node.test) == "TYPE_CHECKING":
        return True
    if isinstance(node, ast.Assign):
        return [_shown(target) for target in node.targets] == ["__all__"]
    return isinstance(node, ast.Raise)  # taken out as a whole by its parent, see _changes


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in place of a node."""
    yield from _other_operator(node)
    yield from _other_value(node)
    yield from _other_way(node)


def _other_operator(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            for other in COMPARED[type(operator)]:
                changed = copy.deepcopy(node)
                changed.ops[at] = other()
                yield changed
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in COMPUTED:
        changed_op = copy.deepcopy(node)
        changed_op.op = COMPUTED[type(node.op)]()
        yield changed_op
    elif isinstance(node, ast.BoolOp):
        changed_bool = copy.deepcopy(node)
        changed_bool.op = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
        yield changed_bool
    elif isinstance(node, ast.UnaryOp):
        yield node.operand


def _other_value(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield ast.Constant(not node.value)
        elif isinstance(node.value, int | float):
            yield ast.Constant(node.value + 1)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        if name in SWAPPED:
            changed = copy.deepcopy(node)
            if isinstance(changed.func, ast.Name):
                changed.func.id = SWAPPED[name]
            elif isinstance(changed.func, ast.Attribute):
                changed.func.attr = SWAPPED[name]
            yield changed
        if name == "abs" and node.args:
            yield node.args[0]


def _other_way(node: ast.AST) -> Iterator[ast.AST]:
    """Branches taken the other way, and statements left out."""
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        changed = copy.deepcopy(node)
        changed.test = ast.UnaryOp(ast.Not(), changed.test)
        yield changed
    if isinstance(node, ast.comprehension):
        for at in range(len(node.ifs)):
            changed_filter = copy.deepcopy(node)
            del changed_filter.ifs[at]
            yield changed_filter
    if isinstance(node, ast.Return) and node.value is not None and _shown(node.value) != "None":
        yield ast.Return(ast.Constant(None))
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield ast.Pass()
    if isinstance(node, ast.Break):
        yield ast.Continue()
    if isinstance(node, ast.Continue):
        yield ast.Break()


def _with(tree: ast.Module, path: Path, changed: ast.AST) -> ast.Module:
    """A copy of the tree with another node at the end of the way."""
    made = copy.deepcopy(tree)
    if not path:
        return made
    parent: object = made
    for step in path[:-1]:
        parent = getattr(parent, step) if isinstance(step, str) else parent[step]  # type: ignore[index]
    last = path[-1]
    if isinstance(last, str):
        setattr(parent, last, changed)
    else:
        parent[last] = changed  # type: ignore[index]
    return made


def _shown(node: ast.AST) -> str:
    """A node in one line, as a report shows it."""
    if isinstance(node, ast.If | ast.While):
        return f"{type(node).__name__.lower()} {ast.unparse(node.test)}"
    if isinstance(node, ast.comprehension):
        return ast.unparse(ast.ListComp(ast.Name("_"), [node]))
    return " ".join(ast.unparse(ast.fix_missing_locations(node)).split())
