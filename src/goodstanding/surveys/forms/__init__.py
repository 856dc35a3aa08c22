"""What the pages of rounds take, one module for each area."""
