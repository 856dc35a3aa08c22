"""What is written about judgements: to the marketplace's team, to the programme's operators, to those who answered."""

from goodstanding.accreditation.mails.closing import candidate_mail, too_few_mail, waiting_mail
from goodstanding.accreditation.mails.decision import decision_mail
from goodstanding.accreditation.mails.renewal import lapse_mail, renewal_mail
from goodstanding.accreditation.mails.respondents import Told, respondent_mail
from goodstanding.accreditation.mails.states import state_mail

__all__ = [
    "Told",
    "candidate_mail",
    "decision_mail",
    "lapse_mail",
    "renewal_mail",
    "respondent_mail",
    "state_mail",
    "too_few_mail",
    "waiting_mail",
]
