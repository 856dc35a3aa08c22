"""Who answered: objective rules about addresses, and groups of respondents who share what people rarely share."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

from goodstanding.rules.survey import Answer


def domain_of(address: str) -> str:
    """The part after the last @, in lower case, without a closing dot."""
    return address.rpartition("@")[2].strip().rstrip(".").lower()


def is_own(address: str, own_domains: Collection[str]) -> bool:
    """Whether an address is on one of the marketplace's own domains or on a subdomain of one: such a row is out."""
    domain = domain_of(address)
    return any(domain == own or domain.endswith(f".{own}") for own in map(domain_of, own_domains))


def merged_clients(rows: Mapping[str, Sequence[str]], free_mail: Collection[str]) -> Mapping[str, str]:
    """For each roster row the row that stands for its client: rows with addresses on one company domain are one.

    The first row by name stands for all. A free-mail domain never merges rows.
    """
    free = {"", *map(domain_of, free_mail)}
    domains = {row: {domain_of(address) for address in addresses} - free for row, addresses in rows.items()}
    by_domain = _by_mark((domain, row) for row in sorted(rows) for domain in domains[row])
    pairs = [(group[0], row) for group in by_domain.values() for row in group[1:]]
    return {row: group[0] for group in _connected(sorted(rows), pairs) for row in group}


def shared(marks: Mapping[str, Hashable | None]) -> Mapping[Hashable, tuple[str, ...]]:
    """The marks (a device, a domain, an address of the network) that two or more respondents have, and who has them.

    A respondent without a mark shares nothing.
    """
    groups = _by_mark((mark, who) for who, mark in sorted(marks.items()) if mark is not None)
    return {mark: tuple(group) for mark, group in groups.items() if len(group) > 1}


def near_duplicates(
    answers: Mapping[str, Sequence[Answer]], least_share: float, least_items: int
) -> tuple[tuple[str, ...], ...]:
    """Groups of respondents linked by answers of which at least `least_share` are identical.

    Only items that both answered count, and only pairs with `least_items` of them. Straight lines are left out: many
    happy clients give the same answer to everything, each on their own.
    Source: Kuriakose & Robbins (2016), Statistical Journal of the IAOS 32, 283-291 (percent match).
    """
    varied = sorted(who for who, row in answers.items() if len({answer for answer in row if answer is not None}) > 1)
    alike = _alike([answers[who] for who in varied], least_share, max(1, least_items))
    pairs = ((varied[first], varied[second]) for first, second in alike)
    return tuple(group for group in _connected(varied, pairs) if len(group) > 1)


def _alike(rows: Sequence[Sequence[Answer]], least_share: float, least_items: int) -> Iterator[tuple[int, int]]:
    import numpy as np

    codes: dict[Answer, int] = {None: 0}
    table = np.array([[codes.setdefault(answer, len(codes)) for answer in row] for row in rows])
    there = table > 0
    for first in range(len(rows) - 1):
        both = there[first + 1 :] & there[first]
        same = ((table[first + 1 :] == table[first]) & both).sum(axis=1)
        items = both.sum(axis=1)
        close = (items >= least_items) & (same >= least_share * items - 1e-9)
        yield from ((first, first + 1 + int(later)) for later in np.flatnonzero(close))


def _by_mark(pairs: Iterable[tuple[Hashable, str]]) -> dict[Hashable, list[str]]:
    groups: defaultdict[Hashable, list[str]] = defaultdict(list)
    for mark, who in pairs:
        groups[mark].append(who)
    return dict(groups)


def _connected(names: Sequence[str], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Names linked by pairs, directly or through others, in groups; groups and names in order."""
    groups = {name: [name] for name in names}
    for first, second in pairs:
        if groups[first] is not groups[second]:
            groups[first].extend(groups[second])
            groups |= dict.fromkeys(groups[second], groups[first])
    distinct = {id(group): group for group in groups.values()}.values()
    return tuple(sorted(tuple(sorted(group)) for group in distinct))
