"""The columns of a file that was made for one of our instruments: respondent, client, q1 to the last item."""

from goodstanding.accreditation.assess.layout import Layout, Question
from goodstanding.policies.instrument import Instrument


def layout_of(instrument: Instrument) -> Layout:
    """Columns respondent, client, q1, q2 ... with the instrument's numbers, or its words in any language."""
    wording = instrument.original
    points = [wording.scale[str(point)] for point in instrument.points]
    expected = (
        f'{instrument.low} to {instrument.high}, "{points[0]}" to "{points[-1]}", "{wording.texts.cant_say}" '
        f"(in any language of {instrument.name}), or nothing"
    )
    questions = tuple(
        Question(item, f"q{place}", _spoken(wording.items[item.key]), instrument.answer, expected)
        for place, item in enumerate(instrument.items, start=1)
    )
    return Layout(questions, client="client", respondent="respondent")


def _spoken(text: str) -> str:
    words = text.format(marketplace="the marketplace", programme="the programme")
    return words[:1].upper() + words[1:]
