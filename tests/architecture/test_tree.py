"""What the import contracts cannot see."""

import ast
import importlib
import pkgutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import goodstanding
from goodstanding import rules

KERNEL = "goodstanding.rules.job_success"
SOURCE = Path(goodstanding.__file__).parent
WRITES = {
    "save",
    "create",
    "bulk_create",
    "update",
    "bulk_update",
    "delete",
    "get_or_create",
    "update_or_create",
}
NOUNS = (
    "people",
    "marketplaces",
    "surveys",
    "engagements",
    "disputes",
    "accreditation",
    "reputation",
    "reports",
    "badges",
    "community",
    "portals",
    "demo",
)
STACK = ("rules", "policies", "base", *NOUNS, "config")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(tree(path)))


def method_calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


def files_of(*nouns: str) -> Iterator[Path]:
    for noun in nouns:
        yield from (path for path in (SOURCE / noun).rglob("*.py") if "migrations" not in path.parts)


def is_part(path: Path, name: str) -> bool:
    """Whether a file is `name`.py of its noun, or lies in a folder of that name."""
    return path.stem == name or name in path.parts


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def test_only_actions_write() -> None:
    written = [
        f"{path.relative_to(SOURCE)}:{call.lineno} .{name}()"
        for path in files_of(*NOUNS)
        if not is_part(path, "actions")
        for name, call in method_calls(path)
        if name in WRITES and not is_plain_container(call) and not is_picture(call)
    ]
    assert written == []


def test_only_actions_insert_past_the_models() -> None:
    inserting = [
        str(path.relative_to(SOURCE))
        for path in files_of(*NOUNS)
        if not is_part(path, "actions")
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and node.module == "goodstanding.base.inserting"
    ]
    assert inserting == []


def is_picture(call: ast.Call) -> bool:
    """`image.save(out, "PNG")` writes a picture into a buffer; a row's save takes nothing by place."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "save" and bool(call.args)


def is_plain_container(call: ast.Call) -> bool:
    """`seen.update(...)` on a local set, dict or hash is no write to the database."""
    return (
        isinstance(call.func, ast.Attribute)
        and call.func.attr == "update"
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id.islower()
    )


def test_rules_take_the_time_as_an_argument() -> None:
    clocks = [
        f"{path.relative_to(SOURCE)}:{call.lineno} .{name}()"
        for path in files_of("rules")
        for name, call in method_calls(path)
        if name in {"now", "today", "utcnow"}
    ]
    assert clocks == []


def test_nouns_ask_the_one_clock() -> None:
    clocks = [
        f"{path.relative_to(SOURCE)}:{call.lineno} .{name}()"
        for path in files_of(*NOUNS, "config")
        for name, call in method_calls(path)
        if name in {"now", "today", "utcnow"} and not (isinstance(call.func, ast.Attribute) and is_clock(call.func))
    ]
    assert clocks == []


def is_clock(function: ast.Attribute) -> bool:
    return isinstance(function.value, ast.Name) and function.value.id == "clock"


def test_the_law_loads_without_the_framework_and_only_the_kernel_with_numpy() -> None:
    names = [module.name for module in pkgutil.walk_packages(rules.__path__, "goodstanding.rules.")]
    kernel = [name for name in names if name.startswith(f"{KERNEL}.") and name != f"{KERNEL}.policy"]
    assert len(names) > 5
    assert kernel
    assert loaded_with([name for name in names if name not in kernel], ("django", "numpy", "scipy")) == []
    assert loaded_with(kernel, ("django", "scipy")) == []


def loaded_with(names: list[str], heavy: tuple[str, ...]) -> list[str]:
    """Which of the heavy packages come with the modules."""
    code = f"import sys, importlib; [importlib.import_module(n) for n in {names}]; "
    code += f"print(*(heavy for heavy in {heavy} if heavy in sys.modules))"
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()


def test_foreign_keys_point_down_the_stack() -> None:
    from django.apps import apps

    rank = {name: place for place, name in enumerate(STACK)}
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model.__module__.startswith("goodstanding.")
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if rank.get(field.related_model._meta.app_label, -1) > rank[model._meta.app_label]
    ]
    assert upward == []


def test_every_query_demands_an_actor() -> None:
    without = [
        f"{path.relative_to(SOURCE)}:{function.lineno} {function.name}"
        for path in files_of(*NOUNS)
        if is_part(path, "queries")
        for function in public_functions(path)
        if not function.args.args or function.args.args[0].arg != "actor"
    ]
    assert without == []


def test_every_action_says_by_whom_and_when() -> None:
    silent = [
        f"{path.relative_to(SOURCE)}:{function.lineno} {function.name}"
        for noun in NOUNS
        for path in files_of(noun)
        if is_part(path, "actions")
        for function in exported(path)
        if not {"by", "at"} <= {argument.arg for argument in function.args.kwonlyargs}
    ]
    assert silent == []


def exported(path: Path) -> list[ast.FunctionDef]:
    """The functions that other modules may call as actions: those wrapped in a transaction of their own."""
    return [
        function
        for function in public_functions(path)
        if any("atomic" in ast.unparse(d) for d in function.decorator_list)
    ]


def test_every_module_is_imported_by_name_somewhere_in_the_tree() -> None:
    """A folder without __init__ would be invisible to the contracts."""
    folders = {path.parent for path in SOURCE.rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []
    assert importlib.import_module("goodstanding")


def test_every_file_of_tests_has_a_name_of_its_own() -> None:
    """Two of one name cannot be collected together."""
    names = Counter(path.name for path in Path(__file__).parents[1].rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []
