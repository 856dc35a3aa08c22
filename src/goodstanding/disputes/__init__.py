"""Cases: disputes, questions and reports of conduct, from their opening to the last ruling."""
