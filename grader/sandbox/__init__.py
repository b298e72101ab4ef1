"""Running a candidate's file where it can do no harm and reach no verdict."""

from .client import LEVELS, BadAnswer, Level, Worker, WorkerDied, WorkerTimedOut, Zygote

__all__ = ["LEVELS", "BadAnswer", "Level", "Worker", "WorkerDied", "WorkerTimedOut", "Zygote"]
