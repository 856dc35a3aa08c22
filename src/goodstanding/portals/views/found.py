"""What is not the reader's to see is looked up as if it were not there."""

from django.http import Http404


def get[T](found: T | None) -> T:
    """What was found; else a page that says no more than that there is none here."""
    if found is None:
        raise Http404
    return found
