"""How the marketplace compares: figures of a frozen release alone, never of others as they are now."""

from goodstanding.accreditation.norm_words import name_of, number, quarter_of
from goodstanding.accreditation.norming import Compared
from goodstanding.reports.content.tree import Norm, Norms


def norms_of(compared: Compared | None) -> Norms | None:
    """The comparison as the report tells it; None where no release holds this result."""
    if compared is None:
        return None
    return Norms(
        release=compared.number,
        edition=str(compared.edition),
        on=compared.on.isoformat(),
        policy=compared.policy,
        shrunken=None if compared.shrunken is None else number(compared.shrunken),
        cells=tuple(
            Norm(name_of(cell.key), number(cell.mean), tuple(map(number, cell.quartiles)), cell.band, quarter_of(cell))
            for cell in compared.cells
        ),
    )
