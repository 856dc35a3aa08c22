"""How figures are written."""

from goodstanding.rules.sentences import at_least


def written(value: float, places: int, *cuts: float) -> str:
    """The value with so many decimals, or more until what is written lies on the same side of every cut."""
    text = f"{value:.{places}f}"
    while places < 9 and any(at_least(value, cut) != at_least(float(text), cut) for cut in cuts):
        places += 1
        text = f"{value:.{places}f}"
    return text


def signed(value: float, places: int = 1) -> str:
    """A difference with its sign, "0.0" without one."""
    text = f"{value:+.{places}f}"
    return text[1:] if float(text) == 0 else text.replace("-", "−")
