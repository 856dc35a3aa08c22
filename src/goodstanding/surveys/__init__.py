"""Programmes and their rounds: rosters, draws, invitations and responses. Facts, never judgements."""
