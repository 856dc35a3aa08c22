"""What operators type about judgements, by page."""
