"""Verbs on openings, applications, offers, engagements and reviews."""

from goodstanding.engagements.actions.applications import (
    apply,
    change_application,
    decline_application,
    withdraw_application,
)
from goodstanding.engagements.actions.endings import end
from goodstanding.engagements.actions.engagements import approve, deliver, return_delivery, start
from goodstanding.engagements.actions.importing import (
    confirm_upload,
    discard_upload,
    discard_uploads_over,
    import_engagements,
    keep_upload,
)
from goodstanding.engagements.actions.interims import ask_interim, give_interim
from goodstanding.engagements.actions.interviews import arrange_interview, settle_interview
from goodstanding.engagements.actions.invoices import pay_invoice, send_invoice, withdraw_invoice
from goodstanding.engagements.actions.offers import accept_offer, decline_offer, offer, withdraw_offer
from goodstanding.engagements.actions.openings import (
    change_opening,
    close_opening,
    draft_opening,
    publish_opening,
    take_back_opening,
)
from goodstanding.engagements.actions.proposals import accept_proposal, decline_proposal, propose, withdraw_proposal
from goodstanding.engagements.actions.replies import reply_to_review, report_review
from goodstanding.engagements.actions.reviews import (
    Written,
    end_window,
    open_window,
    remind_reviewers,
    withdraw_review,
    write_review,
)
from goodstanding.engagements.actions.threads import Evidence, make_note, say, tell_messages
from goodstanding.engagements.actions.trials import answer_trial, ask_trial, settle_trial

__all__ = [
    "Evidence",
    "Written",
    "accept_offer",
    "accept_proposal",
    "answer_trial",
    "apply",
    "approve",
    "arrange_interview",
    "ask_interim",
    "ask_trial",
    "change_application",
    "change_opening",
    "close_opening",
    "confirm_upload",
    "decline_application",
    "decline_offer",
    "decline_proposal",
    "deliver",
    "discard_upload",
    "discard_uploads_over",
    "draft_opening",
    "end",
    "end_window",
    "give_interim",
    "import_engagements",
    "keep_upload",
    "make_note",
    "offer",
    "open_window",
    "pay_invoice",
    "propose",
    "publish_opening",
    "remind_reviewers",
    "reply_to_review",
    "report_review",
    "return_delivery",
    "say",
    "send_invoice",
    "settle_interview",
    "settle_trial",
    "start",
    "take_back_opening",
    "tell_messages",
    "withdraw_application",
    "withdraw_invoice",
    "withdraw_offer",
    "withdraw_proposal",
    "withdraw_review",
    "write_review",
]
