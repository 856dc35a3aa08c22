class NotBaked(ValueError):
    """A picture that carries no badge, or not exactly one; says why."""
