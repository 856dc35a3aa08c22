"""Pages: wiring only, one module for each desk."""
