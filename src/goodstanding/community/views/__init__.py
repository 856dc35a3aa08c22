"""Pages of programmes and of news: wiring only."""
