"""Scores of a marketplace: which rule holds, its engagements as columns, flags and snapshots."""
