"""What every noun stands on: the record, mail, tasks, access, tokens and the page shell."""
