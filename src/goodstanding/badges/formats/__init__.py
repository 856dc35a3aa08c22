"""Open Badges 3.0 as bytes: credentials, proofs, DID documents, status lists, baked images. Pure functions."""
