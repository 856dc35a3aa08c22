"""What people type about badges and about what is public."""
