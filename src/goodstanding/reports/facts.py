"""What a findings report is made from: a judged round, and what was learnt beside it. Nothing here is suppressed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goodstanding.accreditation.assess.verdicts import Judgement
from goodstanding.accreditation.independence import Independence
from goodstanding.accreditation.norming import Compared
from goodstanding.policies import Instrument
from goodstanding.rules.survey import Item


@dataclass(frozen=True)
class Willing:
    """A respondent who let the marketplace see the scores with the name; `comment` only where that was allowed too.

    `respondent` and `client` are as the judgement names them; `key` is how an address names the response.
    """

    respondent: str
    client: str
    key: str
    name: str
    company: str
    comment: str = ""
    reply: str = ""
    replied_on: date | None = None


@dataclass(frozen=True)
class Reviewed:
    """The review of patterns in the answers: how many were found and kept, how many responses were left out.

    `with_excluded` is the judgement of all responses, those left out too; None where none was.
    """

    flags: int = 0
    kept: int = 0
    excluded: int = 0
    with_excluded: Judgement | None = None


@dataclass(frozen=True)
class Facts:
    """One judged round, with the items that were `asked`; `on` is the day of the decision, `until` the award's last.

    `questions` are the items' words where there is no `instrument`; `edition` may be empty.
    `waves`: client -> the mailing after which it first answered, 1 before any reminder; empty where unknown.
    `before` is the marketplace's round before this one, in the same programme. `independence` is None where nobody
    signed: the answers come from a file. `compared` is of the newest frozen release of norms that holds this result.
    """

    marketplace: str
    programme: str
    operator: str
    designation: str
    edition: str
    on: date
    judgement: Judgement
    asked: tuple[Item, ...]
    instrument: Instrument | None
    questions: tuple[str, ...]
    until: date | None = None
    waves: Mapping[str, int] = field(default_factory=dict)
    reviewed: Reviewed | None = None
    willing: tuple[Willing, ...] = ()
    before: "Facts | None" = None
    independence: Independence | None = None
    compared: Compared | None = None
