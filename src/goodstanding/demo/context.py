"""What demo mode adds to every template."""

from django.http import HttpRequest

from goodstanding.demo.people import PEOPLE, Person


def doors(request: HttpRequest) -> dict[str, tuple[Person, ...]]:
    """Template context processor: `doors`, the people one can step in as."""
    return {"doors": PEOPLE}
