"""Mails about judgements of workers: standings, violations, removals, rules."""
