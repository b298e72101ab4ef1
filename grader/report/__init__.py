"""Verdicts as text: for a terminal, a browser, programs, JUnit and Gradescope.

Every report is a pure function of verdicts. The functions are found on first use, so that a
terminal report never pays for the templates of the HTML one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.report.gradescope import gradescope_report as gradescope_report
    from grader.report.junit import junit_report as junit_report
    from grader.report.machine import json_report as json_report
    from grader.report.page import html_report as html_report
    from grader.report.terminal import terminal_report as terminal_report

_MODULES = {
    "gradescope_report": "gradescope",
    "html_report": "page",
    "json_report": "machine",
    "junit_report": "junit",
    "terminal_report": "terminal",
}
__all__ = ["gradescope_report", "html_report", "json_report", "junit_report", "terminal_report"]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
