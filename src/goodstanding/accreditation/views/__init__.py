"""The pages of judgements: the rehearsal of a changed rule, and norms."""
