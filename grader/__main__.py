"""The command's entry, for `python -m grader` and for the console script."""

# `python -m` has put the working folder on the import path. Nothing may be imported before it is
# taken off, not even `__future__`. `ambient` is found beside this file, and imports what is loaded.
from grader.ambient import leave_out_working_folder

leave_out_working_folder()

from grader.entry import main, run  # noqa: E402

__all__ = ["main", "run"]

if __name__ == "__main__":
    main()
