"""Policy texts for tests: a second programme, and a way to change one line of a text."""

from pathlib import Path

FAIR_CRAFT = Path(__file__).parent / "fair_craft"
RULE, INSTRUMENT, ENGLISH = ((FAIR_CRAFT / f"{name}.toml").read_text("utf-8") for name in ("rule", "instrument", "en"))


def changed(text: str, old: str, new: str) -> str:
    """The text with its first `old` replaced; fails where there is none, so that no test changes nothing."""
    assert old in text, old
    return text.replace(old, new, 1)
