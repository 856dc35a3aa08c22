"""What the record and the stored answers say of a respondent's receipt."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from goodstanding.base.access import Actor
from goodstanding.base.models import Event
from goodstanding.base.record import is_covered, is_unchanged, receipt
from goodstanding.surveys.digests import canonical_answers, fingerprint
from goodstanding.surveys.links import minted
from goodstanding.surveys.models import Response

SENT = ("surveys.answered", "surveys.corrected")
TAKEN_BACK = "surveys.withdrawn"
COMMENT_ERASED = "surveys.answers_erased"
OF_ANSWERS = (*SENT, TAKEN_BACK, COMMENT_ERASED)

type State = Literal["counted", "replaced", "withdrawn", "erased", "changed", "gone", "rewritten", "unknown"]


@dataclass(frozen=True)
class Checked:
    """What became of answers since their receipt was given, the line of the record that they made, and its receipt
    under the newest checkpoint (None while none covers it).

    counted: they are stored as they were recorded; replaced, withdrawn: by the respondent; erased: their comment and
    their link to the respondent, who asked to be erased; changed, gone: the stored ones are others, or none; rewritten:
    the record is not what was recorded; unknown: it has no such line.
    """

    state: State
    event: Event | None = None
    proof: dict[str, Any] | None = None

    @property
    def is_sound(self) -> bool:
        return self.state in ("counted", "replaced", "withdrawn", "erased")


def check_receipt(actor: Actor, response: str, digest: str) -> Checked:
    """What stands of the answers with this receipt and fingerprint. Who has both may ask: nobody can guess them."""
    lines = list(Event.objects.filter(subject_kind="response", subject_id=response, kind__in=OF_ANSWERS))
    line = next((one for one in lines if one.kind in SENT and one.data.get("digest") == digest), None)
    if line is None:
        return Checked("unknown")
    if not all(map(is_unchanged, lines)):
        return Checked("rewritten", line)
    proof = receipt([line])
    if proof is None and is_covered([line]):
        return Checked("rewritten", line)
    return Checked(_state(line, lines), line, proof)


def _state(line: Event, lines: list[Event]) -> State:
    last = lines[-1]
    if last.kind == TAKEN_BACK:
        return "withdrawn"
    if line.position != max(one.position for one in lines if one.kind in SENT):
        return "replaced"
    stored = Response.objects.filter(pk=UUID(line.subject_id)).select_related("invitation").first()
    if stored is None:
        return "gone"
    if not _is_as_recorded(stored, line):
        return "changed"
    return "erased" if last.kind == COMMENT_ERASED else "counted"


def _is_as_recorded(stored: Response, line: Event) -> bool:
    """Whether revision, fingerprint and the answers themselves are those of a line.

    The answers can be compared as long as the install has the key that the invitation's link was derived from.
    """
    said = {"digest": stored.digest, "revision": stored.revision}
    if line.data != said:
        return False
    token, digest = minted(stored.invitation.row_id, stored.invitation.contact_id)
    if digest != stored.invitation.token_digest:
        return True
    answers = canonical_answers(stored.answers, stored.about, stored.comment, stored.confidentiality)
    return fingerprint(token, str(stored.pk), stored.revision, answers) == stored.digest


def unsound_answers(actor: Actor) -> Iterator[tuple[str, str]]:
    """Every response that is not stored as the record says, with what is wrong, for the system alone; ids in words of
    the record.
    """
    if not actor.is_system:
        return
    newest = {
        line.subject_id: line for line in Event.objects.filter(kind__in=(*SENT, TAKEN_BACK)).iterator(chunk_size=1_000)
    }
    for stored in Response.objects.select_related("invitation").iterator(chunk_size=1_000):
        line = newest.pop(str(stored.pk), None)
        if line is None:
            yield str(stored.pk), "its answers are stored, and no line of the record tells of them"
        elif line.kind == TAKEN_BACK:
            yield str(stored.pk), f"line {line.position} says that they were taken back, and answers are stored"
        elif not _is_as_recorded(stored, line):
            yield str(stored.pk), f"its answers are not those of line {line.position}"
    for response, line in newest.items():
        if line.kind != TAKEN_BACK:
            yield response, f"the answers of line {line.position} are not stored any more"


def answers_stored(actor: Actor) -> int:
    """How many responses there are, for the system."""
    return Response.objects.count() if actor.is_system else 0
