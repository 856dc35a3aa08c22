"""What a programme calls its designation in the reader's language, and its own emblem."""

from django.utils.translation import get_language

from goodstanding.badges.models import BadgeWording, Emblem
from goodstanding.surveys.models import Programme


def worded(programme: Programme) -> tuple[str, str]:
    """The designation and what it means, in the reader's language or as the programme was founded; "" means default."""
    language = (get_language() or "en").partition("-")[0]
    found = BadgeWording.objects.filter(programme=programme, language=language).first()
    return (found.designation, found.meaning) if found else (programme.designation, "")


def emblem_of(programme: Programme) -> bytes:
    """The programme's own emblem as PNG; b"" where our seal is drawn."""
    newest = Emblem.objects.filter(programme=programme).select_related("file").order_by("-pk").first()
    return bytes(newest.file.content) if newest and newest.file else b""
