"""What the terminal gets between two full screens, and what is printed meanwhile."""

from __future__ import annotations

import io

from grader.practice.kept import KeptOutput, another_follows, kept_screen


class Tty(io.StringIO):
    def isatty(self):
        return True

    def fileno(self):
        raise io.UnsupportedOperation


def output_to(stream):
    return KeptOutput.from_pty(stream, term="xterm")


def test_a_screen_that_another_follows_ends_without_a_trace():
    stream = Tty()
    output = output_to(stream)
    output.enter_alternate_screen()
    output.flush()
    before = stream.getvalue()
    another_follows(output)
    output.erase_down()
    output.quit_alternate_screen()
    output.show_cursor()
    output.flush()
    assert stream.getvalue() == before
    output.enter_alternate_screen()
    output.flush()
    assert stream.getvalue() == before + "\x1b[H"
    output.quit_alternate_screen()
    output.flush()
    assert stream.getvalue().endswith("\x1b[?1049l")


def test_where_none_follows_after_all_the_terminal_is_as_it_was():
    stream = Tty()
    output = output_to(stream)
    another_follows(output)
    output.give_back()
    for code in ("\x1b[?7h", "\x1b[?2004l", "\x1b[?25h", "\x1b[?1049l"):
        assert code in stream.getvalue()
    length = len(stream.getvalue())
    output.give_back()
    assert len(stream.getvalue()) == length


def test_what_is_printed_between_two_screens_comes_at_the_end(monkeypatch):
    from prompt_toolkit.application import get_app_session

    stream = Tty()
    monkeypatch.setattr("sys.stdout", stream)
    with kept_screen():
        print("early")
        another_follows(get_app_session().output)
        print("late")
        assert stream.getvalue() == "early\n"
    assert stream.getvalue().endswith("\x1b[?1049llate\n")


def test_elsewhere_nothing_changes(capsys):
    with kept_screen():
        print("here")
    another_follows(object())
    assert capsys.readouterr().out == "here\n"
