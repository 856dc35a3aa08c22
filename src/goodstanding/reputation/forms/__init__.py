"""Forms of requirement sets, their choice for an opening, and what is confirmed or explained beside another form."""
