"""Running a candidate's file where it can do no harm and reach no verdict."""

from .answers import BadAnswer
from .client import PrintedTooMuch, Worker, WorkerDied, WorkerTimedOut
from .launch import LEVELS, Level, Zygote

__all__ = [
    "LEVELS",
    "BadAnswer",
    "Level",
    "PrintedTooMuch",
    "Worker",
    "WorkerDied",
    "WorkerTimedOut",
    "Zygote",
]
