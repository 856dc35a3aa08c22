"""Pages of scorecards, requirement sets, applying and offering."""
