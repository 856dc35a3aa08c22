"""Writes engagements.csv anew: made data of 60 workers over two years, from a fixed seed.

.venv/bin/python examples/rehearse/make.py
"""

from pathlib import Path

from goodstanding.demo.example_file import example_csv

Path(__file__).with_name("engagements.csv").write_text(example_csv(), encoding="utf-8", newline="")
