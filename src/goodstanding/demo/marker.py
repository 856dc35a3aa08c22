"""The small file beside the made world that says which one it is."""

import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from goodstanding.demo.world import SEED, VERSION, kazi_launch

KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Marker:
    """The world that lies in the database."""

    version: int
    seed: int
    made_on: date

    def is_current(self, today: date) -> bool:
        """Whether this world still tells today's story: same version, at most 30 days old, the same 30 September."""
        is_young = timedelta() <= today - self.made_on <= KEPT
        same_story = kazi_launch(self.made_on) == kazi_launch(today)
        return (self.version, self.seed) == (VERSION, SEED) and is_young and same_story


def path_in(data: Path) -> Path:
    return data / "world.json"


def read(data: Path) -> Marker | None:
    """The marker in this folder; None where there is none, or none that can be read."""
    try:
        fields = json.loads(path_in(data).read_text())
        return Marker(**{**fields, "made_on": date.fromisoformat(fields["made_on"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write(data: Path, marker: Marker) -> None:
    fields = asdict(marker) | {"made_on": marker.made_on.isoformat()}
    path_in(data).write_text(json.dumps(fields, indent=2) + "\n")
