"""Norms: how a marketplace compares with others, from figures that tell on nobody."""
