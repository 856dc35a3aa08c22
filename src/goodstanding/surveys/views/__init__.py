"""Pages of rounds, one module for each area: wiring only."""
