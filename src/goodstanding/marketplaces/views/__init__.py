"""Pages of marketplaces, their teams, terms, companies and workers."""
