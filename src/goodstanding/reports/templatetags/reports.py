"""Template filter of the report's page: {% load reports %}."""

from collections.abc import Mapping

from django.template import Library

register = Library()


@register.filter
def of[T](found: Mapping[str, T], key: str) -> T | None:
    """What a mapping holds under a key, as {{ forms|of:person.key }}."""
    return found.get(key)
