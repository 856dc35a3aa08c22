"""What is asked of who edits a programme's page, announces an award, or writes to a contact."""
