"""What the pages of marketplaces take."""
