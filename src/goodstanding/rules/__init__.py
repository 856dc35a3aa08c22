"""The law: pure functions from frozen values to verdicts. No database, no clock, no chance, no input or output."""
