"""The desk: what the pages of who rules show."""
