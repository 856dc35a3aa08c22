"""Once a year, when an edition is over: the operator freezes its norms and publishes its findings."""

from datetime import UTC, date, datetime, time
from typing import Final

from goodstanding.accreditation.actions import freeze_release, publish_findings
from goodstanding.accreditation.queries import findings_preview, preview
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.stage import Stage

DAY: Final = (3, 2)
AT: Final = time(10)
YEARS: Final = 2
"""How many of the last closed editions are looked at: in earlier ones too few took part for any figure."""
INTRODUCTION: Final = {
    "en": "The first edition in which enough marketplaces took part to tell of them together. Thank you to every "
    "client who answered."
}


def yearbook(stage: Stage) -> Life:
    """The norms and findings of the last closed editions, in the March after each."""
    for year in range(stage.today.year - YEARS + 1, stage.today.year + 1):
        at = datetime.combine(date(year, *DAY), AT, UTC)
        if at < stage.morning:
            yield at
            freeze(stage, year - 1, at)
            publish(stage, year - 1, at)


def freeze(stage: Stage, edition: int, at: datetime) -> None:
    """The release of an edition, where any norm of it may be published."""
    programme, ole = stage.host
    found = preview(ole, programme, edition, at.date())
    if found and found.draft.published:
        freeze_release(programme, edition, found.digest, by=ole, at=at)


def publish(stage: Stage, edition: int, at: datetime) -> None:
    """The findings of an edition, where enough marketplaces sought the award to say so."""
    programme, ole = stage.host
    found = findings_preview(ole, programme, edition, at.date())
    if found and not found.waits and found.publication.participation.sought:
        publish_findings(programme, edition, found.digest, INTRODUCTION, by=ole, at=at)
