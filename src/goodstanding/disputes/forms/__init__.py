"""Forms of cases."""
