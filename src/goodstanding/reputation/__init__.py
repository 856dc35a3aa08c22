"""Judgements of workers and companies: scorecards, and the requirements that are checked against them."""
