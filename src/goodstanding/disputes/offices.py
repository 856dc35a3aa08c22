"""The offices that sides and who rules hold."""

from typing import Final

from goodstanding.base.access import Office

OFFICES: Final[dict[str, Office]] = {"client": "client", "worker": "worker", "team": "team", "operator": "operator"}


def office_of(name: str) -> Office:
    """The office that a column names; KeyError for what is none, such as public."""
    return OFFICES[name]
