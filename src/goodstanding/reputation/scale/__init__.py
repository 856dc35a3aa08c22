"""Scores of files of any size: read in pieces, every worker whole, scored by the one kernel and written out."""
