"""A stage shows a screen's view, scrolls it, takes text in, and gives the terminal back."""

from __future__ import annotations

import random
import re
import textwrap

import pytest

from grader.errors import CommandError
from grader.language import said
from grader.practice.stage import Screen, Stage, Typing, View
from grader.prose.width import width

STYLE = re.compile(r"\x1b\[[\d;]*m")


class Plain(Screen):
    """Shows what it was given and notes what reaches it."""

    def __init__(self, **view):
        self.shown = View(**view)
        self.got = []
        self.refusal = "no such thing"

    def view(self, width, height):
        return self.shown

    def key(self, name):
        self.got.append(name)
        if name == "x":
            raise CommandError(self.refusal, help="Try y.")
        self.done = name == "quit"

    def typed(self, text):
        self.got.append(("typed", text))

    def drafted(self, text):
        self.got.append(("drafted", text))

    def event(self, event):
        self.got.append(event)


LONG = tuple(f"line {n}" for n in range(100))
FOOT = (("n", "next"), ("h", "hint"), ("s", "solution"), ("?", "help"))


class Shown:
    """A stage and its lines."""

    def __init__(self, columns=80, lines=24, *, colour=False, **view):
        self.screen = Plain(**view)
        self.stage = Stage(self.screen, colour=colour)
        self.size = columns, lines
        self.lines()

    def lines(self):
        return self.stage.frame(*self.size).lines

    def press(self, *keys):
        for key in keys:
            self.stage.press(key)
        return self

    @property
    def got(self):
        return self.screen.got


def test_a_view_has_head_body_and_foot():
    lines = Shown(head=("title",), body=("a", "b"), foot=FOOT).lines()
    assert len(lines) == 24
    assert lines[:4] == ("title", "─" * 80, "a", "b")
    assert lines[-1] == " n next  h hint  s solution  ? help"


def test_a_narrow_foot_keeps_the_first_and_the_last_key():
    shown = Shown(columns=24, foot=FOOT)
    assert shown.lines()[-1] == " n next  h hint  ? help"


@pytest.mark.parametrize(("key", "first"), [("down", 1), ("j", 1), ("end", 80), ("space", 18)])
def test_a_long_body_scrolls(key, first):
    shown = Shown(head=("title",), body=LONG).press(key)
    assert shown.lines()[2] == f"line {first}"
    assert shown.got == []
    assert shown.press("home").lines()[2] == "line 0"


def test_space_reaches_the_screen_at_the_end():
    assert Shown(body=LONG).press("end", "space").got == ["space"]
    assert Shown(body=("short",)).press("space").got == ["space"]


def test_another_page_begins_where_it_says():
    shown = Shown(head=("t",), body=LONG, page="a").press("end")
    shown.screen.shown = View(head=("t",), body=LONG, page="b", at=30)
    assert shown.lines()[2] == "line 30"
    shown.screen.shown = View(head=("t",), body=LONG, page="c")
    assert shown.lines()[2] == "line 0"


def test_a_focus_is_seen_and_its_screen_moves_it():
    shown = Shown(body=LONG, focus=70)
    assert "line 70" in shown.lines()
    assert shown.press("j", "up", "space").got == ["down", "up", "space"]


def test_folded_lines_dont_move_the_focus():
    assert any("here" in line for line in Shown(body=("x" * 900, *LONG, "here"), focus=101).lines())


def test_letters_are_keys_and_control_keys_are_not():
    assert Shown().press("n", "?", "escape", "c-a", "q").got == ["n", "?", "escape", "quit"]


def test_a_refused_key_is_said_until_the_next():
    shown = Shown(foot=FOOT).press("x")
    assert shown.lines()[-1] == " no such thing. Try y."
    assert shown.press("n").lines()[-1].startswith(" n next")


def test_a_refusal_makes_room_for_the_keys_of_another_page():
    shown = Shown(page="first", foot=FOOT)
    shown.stage.press("x")
    assert "no such thing" in shown.lines()[-1]
    shown.screen.shown = View(page="second", foot=FOOT)
    assert "n next" in shown.lines()[-1]
    shown.screen.shown = View(page="first", foot=FOOT)
    assert "n next" in shown.lines()[-1]


def test_an_error_is_said_in_the_screens_language():
    shown = Shown()
    shown.screen.lang = "zh"
    shown.screen.refusal = said("no editor is set")
    assert shown.press("x").lines()[-1] == " 没有设置编辑器。Try y."


def test_a_long_notice_takes_up_to_three_lines():
    lines = Shown(columns=40, notice="word " * 100, foot=FOOT).lines()
    assert len(lines) == 24
    assert [line.startswith(" word") for line in lines[-4:]] == [False, True, True, True]


def test_what_is_typed_is_handed_over_and_letters_are_text():
    shown = Shown(typing=Typing("/")).press(*"qk", "space", "é", "enter")
    assert shown.got[-1] == ("typed", "qk é")
    assert ("drafted", "qk ") in shown.got
    shown.press("enter")
    assert shown.got[-1] == ("typed", "")


def test_typing_is_left_by_escape_and_ctrl_d():
    assert Shown(typing=Typing("/")).press("escape", "tab", "c-d").got == [
        "escape",
        "tab",
        "quit",
    ]


def test_an_input_of_several_lines_is_finished_by_ctrl_s():
    shown = Shown(typing=Typing("why?", multiline=True)).press("a", "enter", "b", "c-s")
    assert shown.got[-1] == ("typed", "a\nb")


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["left", "X"], "one tXo"),
        (["home", "delete"], "ne to"),
        (["c-w"], "one "),
        (["c-u", "Z"], "Z"),
        (["backspace", "backspace", "c-a", "c-k"], ""),
    ],
)
def test_the_text_can_be_edited(keys, text):
    shown = Shown(typing=Typing("/", text="one to")).press(*keys, "enter")
    assert shown.got[-1] == ("typed", text)


def test_lines_of_an_input_are_walked_up_and_down():
    shown = Shown(typing=Typing("?", text="abc\nd", multiline=True))
    assert shown.press("up", "X", "down", "Y", "c-s").got[-1] == ("typed", "aXbc\ndY")


def test_a_paste_is_text():
    shown = Shown(typing=Typing("/"))
    shown.stage.paste("a\nb\x1b[2J")
    assert shown.press("enter").got[-1] == ("typed", "a b [2J")
    shown = Shown()
    shown.stage.paste("q")
    assert shown.got == []


def test_the_cursor_is_where_one_types():
    shown = Shown(typing=Typing("/", text="排序"))
    frame = shown.stage.frame(80, 24)
    assert frame.cursor == (7, 22)
    assert frame.lines[22] == " / 排序"
    assert Shown().stage.frame(80, 24).cursor is None


def test_a_long_input_is_broken_between_words():
    text = "the mask is applied before the gradient is taken"
    shown = Shown(columns=30, lines=30, typing=Typing("why?", text=text, multiline=True))
    assert list(shown.lines()[-4:-1]) == [
        " why?",
        "  the mask is applied before",
        "  the gradient is taken",
    ]


def test_events_wait_until_they_are_taken_in():
    shown = Shown()
    shown.stage.post("a")
    assert shown.got == []
    shown.stage.take_in()
    assert shown.got == ["a"]


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6), (9, 3), (2, 2), (1, 1), (200, 60)])
def test_every_view_fits_every_terminal(size):
    columns, lines = size
    draw = random.Random(str(size))
    words = ["saliency", "稀疏度", "\x1b[1mbold\x1b[0m", "x" * 70, "", "a b c"]
    for _ in range(60):
        some = tuple(" ".join(draw.choices(words, k=draw.randrange(5))) for _ in range(30))
        typing = Typing("why?", text="\n".join(some[:4]), multiline=draw.random() < 0.5)
        view = {"head": some[:2], "body": some, "foot": FOOT, "focus": draw.choice([None, 20])}
        typing = draw.choice([None, typing])
        shown = Shown(columns, lines, colour=draw.random() < 0.5, typing=typing, **view)
        for key in draw.choices(["down", "end", "a", "排", "left", "enter", "pageup"], k=6):
            shown.press(key)
            frame = shown.lines()
            assert len(frame) == lines
            assert max(width(STYLE.sub("", line)) for line in frame) <= max(columns, 2)


PROGRAM = """
import threading
from grader.practice.stage import Screen, Stage, Typing, View

class Demo(Screen):
    ticks = True
    def __init__(self):
        self.text, self.count, self.typing, self.size = "", 0, None, None
    def view(self, width, height):
        body = [f"text={self.text}", f"count={self.count}", f"size={width}x{height}"]
        return View(("Demo",), tuple(body), (("i", "input"), ("q", "quit")), self.typing)
    def key(self, name):
        if name == "quit": self.done = True
        if name == "i": self.typing = Typing("say:")
        if name == "o": self.outside = lambda: print("outside") or input()
        if name == "f": raise ValueError("a fault")
    def typed(self, text): self.text, self.typing = text, None
    def event(self, event): self.text = event
    def tick(self): self.count += 1

stage = Stage(Demo(), colour=True)
threading.Timer(0.3, stage.post, ["posted"]).start()
stage.run()
print("over")
"""


@pytest.fixture
def demo(terminal):
    return terminal("-c", textwrap.dedent(PROGRAM))


def test_the_terminal_shows_events_ticks_and_what_is_typed(demo):
    demo.see("Demo", "text=posted", "q quit")
    demo.see("count=1")
    demo.press("i").see("say:")
    demo.press("hello q\r").see("text=hello q", gone=["say:"])
    demo.resize(50, 10)
    demo.see("size=50x10")
    demo.press("q")
    assert demo.ended() == 0
    assert b"over" in demo.raw


@pytest.mark.parametrize("key", ["q", "\x03", "\x04"])
def test_the_terminal_is_given_back(demo, key):
    demo.see("Demo")
    demo.press(key)
    assert demo.ended() == 0
    assert demo.raw.count(b"\x1b[?1049h") == demo.raw.count(b"\x1b[?1049l") == 1


def test_a_signal_is_ctrl_c(demo):
    import signal

    demo.see("Demo")
    demo.process.kill(signal.SIGINT)
    assert demo.ended() == 0


def test_something_may_be_done_outside(demo):
    demo.see("Demo")
    demo.press("o").see("outside", gone=["Demo"])
    demo.press("\r").see("Demo")
    demo.press("q")
    assert demo.ended() == 0


def test_a_fault_comes_out_of_run_and_the_terminal_is_as_it_was(demo):
    demo.see("Demo")
    demo.press("f")
    assert demo.ended() == 1
    assert demo.raw.count(b"\x1b[?1049l") == 1
    assert demo.raw.rstrip().endswith(b"ValueError: a fault")


@pytest.mark.parametrize(
    ("lang", "said_of_it"), [("en", "no editor is set"), ("zh", "没有设置编辑器")]
)
def test_what_fails_outside_is_a_notice_in_the_screens_language(monkeypatch, lang, said_of_it):
    class Opens(Screen):
        def view(self, width, height):
            return View(body=("text",))

        def key(self, name):
            self.done = True

    def no_editor():
        raise CommandError(said("no editor is set"))

    screen = Opens()
    screen.lang, screen.outside = lang, no_editor
    stage, shown = Stage(screen, colour=False), []

    def show(stage, **more):
        shown.append("\n".join(stage.frame(60, 12).lines))
        if len(shown) == 2:
            stage.press("x")

    monkeypatch.setattr("grader.practice.terminal.show", show)
    stage.run()
    assert said_of_it not in shown[0]
    assert said_of_it in shown[1]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_to_end_is_q_and_ends_it_in_any_case(demo, name):
    import signal

    demo.see("Demo")
    demo.process.kill(getattr(signal, name))
    assert demo.ended() == 0
    assert b"over" in demo.raw
    assert demo.raw.count(b"\x1b[?1049h") == demo.raw.count(b"\x1b[?1049l") == 1


@pytest.mark.parametrize("keys", ["\x1b\x03", "\x1b\x11"])
def test_an_escape_just_before_takes_nothing_from_ctrl_c(demo, keys):
    demo.see("Demo")
    demo.press(keys)
    assert demo.ended() == 0
