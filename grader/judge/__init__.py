"""A warm grader: jobs in, events out. It imports neither NumPy nor pytest nor the bank's code."""

from grader.judge.events import CheckDone, Event, Finished, Job, Passed, Started
from grader.judge.pool import Judge
from grader.judge.ticket import Cancelled, Ticket

__all__ = [
    "Cancelled",
    "CheckDone",
    "Event",
    "Finished",
    "Job",
    "Judge",
    "Passed",
    "Started",
    "Ticket",
]
