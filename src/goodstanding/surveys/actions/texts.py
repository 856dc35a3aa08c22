"""What a marketplace says in its own words in the invitations of a round."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, require
from goodstanding.base.record import declare, record
from goodstanding.surveys.actions.rounds import locked
from goodstanding.surveys.mails.own_words import OwnWords
from goodstanding.surveys.models import InvitationText, Round
from goodstanding.surveys.refusals import WrongState

declare("surveys.text_kept", "A marketplace kept its own words for the invitations of a round in one language.")


@transaction.atomic
def keep_invitation_text(survey: Round, language: str, words: OwnWords, *, by: Actor, at: datetime) -> InvitationText:
    """Keeps the words of one language until the launch; the same words again change nothing."""
    require(by.serves(survey.marketplace_id))
    stands = locked(survey)
    if stands.state not in ("draft", "rostered"):
        raise WrongState("keep_invitation_text", stands.state)
    found = InvitationText.objects.filter(round=survey, language=language).first()
    if found and OwnWords(found.greeting, found.paragraph, found.signature) == words:
        return found
    text, _is_news = InvitationText.objects.update_or_create(round=survey, language=language, defaults=asdict(words))
    data = {"language": language}
    record("surveys.text_kept", by=by, at=at, subject=("round", survey.pk), tenant=survey.tenant, data=data)
    return text
