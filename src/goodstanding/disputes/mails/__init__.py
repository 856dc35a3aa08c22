"""Mails about cases. Call them in the transaction of what they tell of."""

from goodstanding.disputes.mails.cases import Told, tell, tell_judges
from goodstanding.disputes.mails.reviewers import invite

__all__ = ["Told", "invite", "tell", "tell_judges"]
