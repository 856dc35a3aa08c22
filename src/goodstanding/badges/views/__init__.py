"""Pages of badges and of the register: wiring only."""
