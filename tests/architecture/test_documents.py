"""Documents that the code generates say what the code does."""

import re
from pathlib import Path

from goodstanding.config.procedures import document_procedures

ROOT = Path(__file__).parents[2]


def test_docs_procedures_draws_every_transition():
    assert (ROOT / "docs/procedures.md").read_text() == document_procedures()


def test_operations_names_every_variable_of_the_environment():
    read = "".join(path.read_text() for path in (ROOT / "src").rglob("*.py"))
    variables = set(re.findall(r"\bGOODSTANDING_[A-Z_]+\b|\bDATABASE_URL\b", read))
    told = (ROOT / "docs/operations.md").read_text()
    assert sorted(variable for variable in variables if variable not in told) == []
