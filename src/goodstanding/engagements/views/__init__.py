"""Pages of openings, engagements and reviews: wiring only."""
