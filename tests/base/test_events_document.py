"""docs/events.md lists every kind of event that the code declares."""

from pathlib import Path

from goodstanding.base.record import document_events

DOCUMENT = Path(__file__).parents[2] / "docs/events.md"


def test_the_document_lists_what_the_code_declares():
    declared = [line for line in document_events().splitlines() if not line.startswith("| `tests.")]
    assert DOCUMENT.read_text().splitlines() == declared, "make it anew: ./run events > docs/events.md"
