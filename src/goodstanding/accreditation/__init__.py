"""Judgements on a round: decisions, signatures, awards and shortfalls."""
