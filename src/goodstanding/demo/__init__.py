"""The made world, its people, and the doors to step in as one of them. Demo mode only."""
