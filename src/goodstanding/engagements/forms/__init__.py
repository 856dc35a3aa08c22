"""What the pages of openings, engagements and reviews take."""
