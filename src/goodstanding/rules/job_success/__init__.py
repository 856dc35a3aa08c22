"""The job success score: one definition for one worker and for a hundred million engagements.

`policy` is plain Python; everything else here reads and returns numpy arrays, and is imported by its own name.
"""

from goodstanding.rules.job_success.policy import ScorePolicy

__all__ = ["ScorePolicy"]
