"""Changes of a marketplace's rule: written, put in words, rehearsed on its own history, and told."""
