"""Community: the programme's own page, its sponsors, dates and contacts, and the news of awards."""
