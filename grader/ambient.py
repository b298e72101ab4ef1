"""What is merely around the command must not decide its result: the working folder on the import
path, switches of the interpreter, variables that libraries read.

Every function here runs before anything of the standard library, or of a library, is imported.
They change this process, so only the command calls them, never a program that imports `grader`.
"""

import os
import sys

# Libraries read these when they are imported. NumPy's and torch's arithmetic and pytest's selection
# of tests depend on them, and threads make results depend on the number of cores.
_PREFIXES = (
    *("PYTEST_", "HYPOTHESIS_", "PY_COLORS", "FORCE_COLOR"),
    *("NPY_", "NUMPY_", "TORCH", "PYTORCH_", "ATEN_"),
    *("OMP_", "KMP_", "GOMP_", "MKL_", "OPENBLAS_", "DNNL_", "ONEDNN_"),
)
_ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)


def settle() -> None:
    """Make this process the same whatever folder, environment and options it was started with."""
    leave_out_working_folder()
    open_standard_streams()
    _wait_for_children()
    for name in [name for name in os.environ if name.startswith(_PREFIXES)]:
        del os.environ[name]
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    if sys.warnoptions or sys.flags.dev_mode:  # `-W error` makes a warning a failure
        import warnings

        sys.warnoptions.clear()
        warnings.resetwarnings()
        warnings.simplefilter("ignore")
    # The environment may set a limit below the digits that a right answer has.
    sys.set_int_max_str_digits(sys.int_info.default_max_str_digits)


def _wait_for_children() -> None:
    """A parent that ignores SIGCHLD hands that on, and then no exit code is to be had."""
    import signal  # the working folder is off the import path by now

    if hasattr(signal, "SIGCHLD"):
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)


def leave_out_working_folder() -> None:
    """Take the working folder off the import path, whatever put it there.

    `python -m`, an empty entry of PYTHONPATH and `.` all do; a file there called msgpack.py would
    run as trusted code. Two folders stay: the one from which this package was imported and the
    standard library's, whose files run anyway.
    """
    trusted = {_folder(_folder(__file__)), _folder(str(os.__file__))}
    try:
        here = {"", ".", os.getcwd()} - trusted  # noqa: PTH109 - pathlib is not loaded yet
    except OSError:  # the folder is gone
        here = {"", "."}
    sys.path[:] = [entry for entry in sys.path if entry not in here]


def _folder(path: str) -> str:
    return os.path.dirname(path)  # noqa: PTH120 - as above


def open_standard_streams() -> None:
    """Give every closed standard stream the null device.

    Otherwise the next file that is opened gets its number, and what is printed goes there. Python
    has set `sys.stdout` to None by now, which is how a closed one is known.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest free number is this one
