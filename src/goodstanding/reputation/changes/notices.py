"""Whom a change of rule concerns: everybody whose score or standing it moves, and all who hold a standing."""

from collections.abc import Iterable

from goodstanding.base.access import Actor
from goodstanding.marketplaces.models import Marketplace
from goodstanding.marketplaces.queries import agencies_of, workers_of
from goodstanding.people.models import Account
from goodstanding.reputation.changes.moved import Key, Moved
from goodstanding.reputation.mails.rules import Concern, Notice
from goodstanding.reputation.queries.rules import accounts_of_workers, members_of_agencies, standings_held

type Names = dict[tuple[Key, int], str]


def names_of(actor: Actor, marketplace: Marketplace) -> Names:
    """What workers and agencies are called; for the team."""
    workers: Names = {("worker", pk): name for pk, name in workers_of(actor, marketplace).values_list("pk", "name")}
    return workers | {("agency", pk): name for pk, name in agencies_of(actor, marketplace).values_list("pk", "name")}


def notices_of(actor: Actor, marketplace: Marketplace, moved: Iterable[Moved]) -> list[Notice]:
    """A notice for each account, in the order of their addresses, with all that concerns it."""
    held, names = standings_held(actor, marketplace), names_of(actor, marketplace)
    accounts, members = accounts_of_workers(actor, marketplace), members_of_agencies(actor, marketplace)
    found: dict[str, tuple[Account, list[Concern]]] = {}
    for each in moved:
        place = each.key, each.holder
        if not each.is_moved and place not in held:
            continue
        concern = Concern(names[place], held.get(place, ""), each)
        for worker in [each.holder] if each.key == "worker" else members.get(each.holder, ()):
            for account in accounts.get(worker, ()):
                found.setdefault(account.email, (account, []))[1].append(concern)
    return [Notice(account, tuple(concerns)) for _email, (account, concerns) in sorted(found.items())]
