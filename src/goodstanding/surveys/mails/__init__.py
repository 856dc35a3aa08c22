"""What is written to clients, in the languages of the survey: pure texts, and the mail made from them."""

from goodstanding.surveys.mails.asking import MOST, PURPOSE, about, asking_mail, invitations_in
from goodstanding.surveys.mails.heads_up import HeadsUp, heads_up
from goodstanding.surveys.mails.invitation import Request, invitation_mail
from goodstanding.surveys.mails.likely_questions import likely_questions
from goodstanding.surveys.mails.own_words import PLACEHOLDERS, OwnWords, has_link, problem_with

__all__ = [
    "MOST",
    "PLACEHOLDERS",
    "PURPOSE",
    "HeadsUp",
    "OwnWords",
    "Request",
    "about",
    "asking_mail",
    "has_link",
    "heads_up",
    "invitation_mail",
    "invitations_in",
    "likely_questions",
    "problem_with",
]
