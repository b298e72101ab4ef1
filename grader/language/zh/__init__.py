"""What the command says in Chinese: `CHINESE`, English template -> Chinese, with the same fields.

=========== =======================================================================
`commands`  what `--help` prints
`errors`    messages and advice of errors
`interview` `grader review` and `grader mock`
`loop`      bare `grader`, and the commands from `watch` to `open`
`printed`   what the commands print
`store`     the store of practice, and `grader progress`
`system`    the operating system's reasons, in Python's words
=========== =======================================================================
"""

from __future__ import annotations

from grader.language.zh.commands import COMMANDS
from grader.language.zh.errors import ERRORS
from grader.language.zh.interview import INTERVIEW
from grader.language.zh.loop import LOOP
from grader.language.zh.printed import PRINTED
from grader.language.zh.store import STORE
from grader.language.zh.system import SYSTEM

CHINESE: dict[str, str] = {
    **COMMANDS,
    **ERRORS,
    **INTERVIEW,
    **LOOP,
    **PRINTED,
    **STORE,
    **SYSTEM,
}
