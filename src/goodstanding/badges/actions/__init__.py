"""Verbs on badges and on what is public of an award."""

from goodstanding.badges.actions.issuing import issue, revoke_ended
from goodstanding.badges.actions.lists import rotate_keys, sign_list
from goodstanding.badges.actions.lookalikes import report_lookalike, settle_lookalike
from goodstanding.badges.actions.looks import set_emblem, word_badge
from goodstanding.badges.actions.proving import prove_domain, prove_made_domain, tell_of_domain
from goodstanding.badges.actions.publicity import remove_story, set_publicity, write_story
from goodstanding.badges.actions.workers import (
    end_lost,
    sign_anew,
    switch_off,
    switch_on,
    withdraw_worker_badge,
)

__all__ = [
    "end_lost",
    "issue",
    "prove_domain",
    "prove_made_domain",
    "remove_story",
    "report_lookalike",
    "revoke_ended",
    "rotate_keys",
    "set_emblem",
    "set_publicity",
    "settle_lookalike",
    "sign_anew",
    "sign_list",
    "switch_off",
    "switch_on",
    "tell_of_domain",
    "withdraw_worker_badge",
    "word_badge",
    "write_story",
]
