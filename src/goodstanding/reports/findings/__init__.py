"""The yearly findings of a programme: page, paper and files; what the operator previews, and the monitor."""
