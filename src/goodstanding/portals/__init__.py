"""Pages that join nouns: the front page, the operator's board, the marketplace's and the client's view."""
