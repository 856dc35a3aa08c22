"""Conduct: who may report whom, and the words of the rules."""
