"""The press kit of an award: what a marketplace may show and say of it, filled from its public facts alone."""
