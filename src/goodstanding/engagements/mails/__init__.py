"""Mails about openings, engagements and reviews. Call them in the transaction of what they tell of."""
