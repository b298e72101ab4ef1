"""Running a candidate's file where it can do no harm and reach no verdict."""

from .answers import BadAnswer
from .client import Known, PrintedTooMuch, Worker, WorkerDied, WorkerTimedOut
from .launch import LEVELS, Level, Zygote

__all__ = [
    "LEVELS",
    "BadAnswer",
    "Known",
    "Level",
    "PrintedTooMuch",
    "Worker",
    "WorkerDied",
    "WorkerTimedOut",
    "Zygote",
]
