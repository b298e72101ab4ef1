"""`grader watch`: each save of an exercise's file is checked at once by a warm judge.

`poll` sees saves, `checker` has them judged, `screen` is what is shown and what keys do (pure, as
every practice screen), `app` joins them on a terminal.
"""
