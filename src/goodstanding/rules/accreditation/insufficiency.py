"""What a round that cannot be judged still needs."""

from goodstanding.rules.accreditation.changes import Change, Judged
from goodstanding.rules.accreditation.figures import ItemFigure
from goodstanding.rules.sentences import Sentence


def changes_of_insufficiency(judged: Judged) -> tuple[Change, ...]:
    """How many clients must still answer, and which items need more answers than those clients would bring."""
    policy, failed = judged.policy, judged.failed
    clients = int(failed["enough_clients"].measured()[2]) if "enough_clients" in failed else 0
    short = [item for item in judged.figures.unassessed if item.n + clients < policy.min_item_clients]
    count = max(0, len(short) - policy.max_unassessed_items)
    nearest = sorted(short, key=lambda item: -item.n)[:count]
    answers = [_more_answers(item, policy.min_item_clients - item.n) for item in nearest]
    return (_more_clients(clients, judged.room), *answers) if clients else tuple(answers)


def _more_clients(clients: int, room: int | None) -> Change:
    values: dict[str, str | int] = {"clients": clients}
    if room is not None and clients > room:
        words = "Clients that must still answer: {clients}. The roster has only {room} more."
        return Change("more_clients", Sentence(words, {**values, "room": room}), None)
    sentence = Sentence("{clients} more client must answer.", values, "{clients} more clients must answer.", clients)
    return Change("more_clients", sentence, clients)


def _more_answers(item: ItemFigure, clients: int) -> Change:
    sentence = Sentence(
        "{clients} more client must answer item {item}.",
        {"clients": clients, "item": item.position},
        "{clients} more clients must answer item {item}.",
        clients,
    )
    return Change("more_answers", sentence, clients, item=item.position)
