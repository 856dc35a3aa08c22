"""A file of one's own engagements under the shipped rules, side by side; nothing is written anywhere."""
