"""Until when what may be said in an engagement."""

from datetime import datetime, timedelta

from goodstanding.engagements.models import Trial
from goodstanding.policies import load


def answer_until(trial: Trial) -> datetime:
    """The moment until which both sides of a trial can answer. Raises ValueError for one not asked about yet."""
    if trial.asked_at is None:
        raise ValueError("nobody was asked yet")
    days = load().endings(trial.asked_at.date()).trial_answer_days
    return trial.asked_at + timedelta(days=days)
