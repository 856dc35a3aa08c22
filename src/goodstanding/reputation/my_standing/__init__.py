"""My standing: what a worker, an agency's members and the team read about a standing."""

from goodstanding.reputation.my_standing.page import page_of

__all__ = ["page_of"]
