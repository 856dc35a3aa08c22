"""The register: every award there ever was, with what became of it and why."""
