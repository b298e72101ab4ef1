"""Errors in Chinese, by running the commands that raise them."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.__main__ import run

FAKE = Path(__file__).parents[1] / "fakebank"


@pytest.fixture
def failed(capsys, monkeypatch, tmp_path):
    """Run a command of the fake bank in Chinese; what it says on standard error."""
    for name in ("GRADER_LANG", "GRADER_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GRADER_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text("text")
    (tmp_path / "a.zip").write_text("PK")

    def call(*args, code=2, bank=FAKE):
        assert run(["--lang", "zh", *(["--bank", str(bank)] if bank else []), *args]) == code
        captured = capsys.readouterr()
        assert captured.out == ""
        return captured.err

    return call


USAGE = [
    (["lst"], "错误：没有命令 'lst'\n你是想用 list 吗？\n"),
    (["xyz"], "错误：没有命令 'xyz'\n用 `grader --help` 查看所有命令。\n"),
    (["task"], "错误：没有命令 'task'\n用 `grader show ID --task` 看练习的任务。\n"),
    (["export", "anky"], "错误：没有命令 'anky'\n你是想用 anki 吗？\n"),
    (["list", "--topc", "x"], "错误：没有选项 '--topc'\n你是想用 --topic 吗？\n"),
    (["list", "-x"], "错误：没有选项 '-x'\n用法见 `grader list --help`。\n"),
    (["--nope", "list"], "错误：没有选项 '--nope'\n用法见 `grader --help`。\n"),
    (["show"], "错误：缺少 ID\n用法见 `grader show --help`。\n"),
    (["completion"], "错误：缺少 SHELL\n可用的值：bash、zsh、fish。\n"),
    (
        ["doctor", "a", "b"],
        "错误：grader doctor 用不到 'a'、'b'\n用法见 `grader doctor --help`。\n",
    ),
    (
        ["search", "x", "--limit"],
        "错误：--limit：这个选项需要一个值：--limit N\n用法见 `grader search --help`。\n",
    ),
    (["list", "--json=1"], "错误：--json：这个选项不带值\n用法见 `grader list --help`。\n"),
    (
        ["list", "--level", "hrad"],
        "错误：--level：应为 easy、medium、hard、expert 之一，得到的是 'hrad'\n"
        "用法见 `grader list --help`。\n",
    ),
    (
        ["search", "x", "--limit", "0"],
        "错误：--limit：应为不小于 1 的整数，得到的是 '0'\n用法见 `grader search --help`。\n",
    ),
    (
        ["sheet", "--seed", "x"],
        "错误：--seed：应为整数，得到的是 'x'\n用法见 `grader sheet --help`。\n",
    ),
    (
        ["power", "--all", "--least", "2"],
        "错误：--least：应为 0 到 1 之间的数，得到的是 '2'\n用法见 `grader power --help`。\n",
    ),
    (
        ["show", "top_k", "--hint", "1", "--hint", "z"],
        "错误：--hint：应为不小于 1 的整数，得到的是 'z'\n用法见 `grader show --help`。\n",
    ),
    (
        ["check", "--html", ".", "a.py"],
        "错误：--html：'.' 是文件夹，不是文件\n用法见 `grader check --help`。\n",
    ),
    (
        ["trust", "note.txt"],
        "错误：FOLDER：'note.txt' 是文件，不是文件夹\n用法见 `grader trust --help`。\n",
    ),
    (["new"], "错误：应恰好指定一样要新建的内容\n请给出 ID、--into PAGE、--bank DIR 之一。\n"),
]


@pytest.mark.parametrize(("args", "said"), USAGE)
def test_what_is_wrong_with_a_command_line(failed, args, said):
    assert failed(*args) == said


ERRORS = [
    (["show", "topk"], "错误：没有名为 'topk' 的条目\n你是想用 top_k 吗？\n"),
    (["show", "zzz"], "错误：没有名为 'zzz' 的条目\n用 `grader list` 查看所有 id。\n"),
    (["list", "--tag", "zzz"], "错误：没有名为 'zzz' 的标签\n"),
    (["show", "top_k", "--hint", "9"], "错误：'top_k' 没有第 9 条提示\n"),
    (["search", "?!"], "错误：'?!' 里没有可搜索的词\n请输入字母或汉字。\n"),
    (["search", "quaternion"], "错误：没有找到 'quaternion'\n换更少或更短的词试试。\n"),
    (["check", "nope.py"], "错误：nope.py：文件或文件夹不存在\n"),
    (
        ["check", "note.txt"],
        "错误：note.txt：没有名为 'note' 的练习，文件中也没有定义任何练习的函数\n",
    ),
    (["check", "a.zip"], "错误：a.zip：这是压缩包，请先解压\n请解压后给出文件夹。\n"),
    (
        ["check", "-"],
        "错误：-：从这里读到的内容没有文件名\n请加上 --exercise ID。现有练习：ranks、top_k",
    ),
    (
        ["check", "note.txt", "--json", "-", "--junit", "-"],
        "错误：两份报告不能都写到标准输出\n请只留一份写到标准输出，其余各给一个文件。\n",
    ),
    (
        ["check", "note.txt", "--json", "no/x.json"],
        "错误：--json no/x.json：没有文件夹 'no'\n请先创建：mkdir -p no\n",
    ),
    (["sheet"], "错误：--output：没有指定要写的文件\n请加上 -o sheet.pdf。\n"),
    (["sheet", "-o", "x.doc"], "错误：x.doc：从文件名看既不是 PDF 也不是 HTML\n"),
    (["export", "csv", "-o", "x.pdf"], "错误：x.pdf：写出的格式是 CSV，不是 .pdf\n"),
    (["site", "-o", "note.txt"], "错误：note.txt：这不是文件夹\n-o 应为文件夹。\n"),
    (["browse"], "错误：browse 需要在终端里运行，以读取按键、占用全屏\n"),
    (["evidence", "top_k"], "错误：top_k 没有实验脚本\n"),
]


@pytest.mark.parametrize(("args", "said"), ERRORS)
def test_what_a_command_can_not_do(failed, args, said):
    assert failed(*args).startswith(said)


def test_where_there_is_no_bank(failed):
    assert failed("list", bank="nowhere") == (
        "错误：nowhere：这里没有题库\n请给出含有 questions/bank.toml 的文件夹。\n"
    )


def test_a_folder_without_an_exercise(failed, tmp_path):
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "a.py").write_text("")
    assert failed("check", "work").startswith(
        "错误：work：这个文件夹中没有练习\n未评分的文件\n"
        "  work/a.py：文件名和其中定义的函数都对应不上任何练习\n"
        "请按练习给文件命名，或给出 --exercise ID。现有练习：ranks、top_k。\n"
    )


def test_a_bank_that_is_wrong(failed, tmp_path):
    (tmp_path / "bank" / "questions").mkdir(parents=True)
    (tmp_path / "bank" / "questions" / "bank.toml").write_text("title = ")
    said = failed("list", bank=tmp_path / "bank", code=3)
    assert "bank.toml:1：不是合法的 TOML：" in said
    assert said.endswith("\n请改正这一行。\n")


def test_a_bank_whose_code_is_not_trusted(failed, tmp_path, monkeypatch, capsys):
    folder = tmp_path / "own"
    assert run(["--lang", "zh", "new", "--bank", str(folder)]) == 0
    capsys.readouterr()
    monkeypatch.setenv("GRADER_HOME", str(tmp_path / "another"))
    monkeypatch.chdir(folder)
    assert failed("check", "exercises", bank=None) == (
        f"错误：{folder}：这个题库的代码会以你的权限运行，而你还没有声明信任它\n"
        f"如果你信任它的作者：grader trust {folder}\n"
        f"只对一条命令有效：grader --bank {folder} ...\n"
    )


def test_a_fault_of_the_machine_and_of_the_grader(failed, monkeypatch):
    import grader.cli.list_

    def full(*_):
        raise OSError(28, "No space left on device", "/tmp/x")

    monkeypatch.setattr(grader.cli.list_, "bank_of", full)
    assert failed("list", code=3) == "错误：/tmp/x：磁盘空间不足\n请清理磁盘空间。\n"

    def broken(*_):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(grader.cli.list_, "bank_of", broken)
    said = failed("list", code=3)
    assert said.startswith(
        "错误：评测器出错：ZeroDivisionError: division by zero\n这是 grader 自身的故障"
    )
    assert "GRADER_DEBUG=1" in said


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["list", "--tag", "sorting", "--level", "expert"], "没有符合条件的条目。\n"),
        (["trust", "--forget", "."], ".：本来就未被信任\n"),
    ],
)
def test_what_a_command_prints(capsys, tmp_path, monkeypatch, args, said):
    monkeypatch.setenv("GRADER_HOME", str(tmp_path))
    assert run(["--lang", "zh", "--bank", str(FAKE), *args]) == 0
    assert capsys.readouterr().out == said


def test_what_init_and_new_print(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GRADER_HOME", str(tmp_path))
    for _ in range(2):
        assert run(["--bank", str(FAKE), "init", "own", "--lang", "zh"]) == 0
    written, edit, kept, again = capsys.readouterr().out.split("\n")[:4]
    assert written.startswith("已写入 ")
    assert written.endswith(" 个文件，位于 own。")
    assert edit == again
    assert edit.startswith("下一步：编辑 own/exercises/")
    assert "个文件已存在，未改动：" in kept
    assert run(["--lang", "zh", "new", "--bank", "bank"]) == 0
    out = capsys.readouterr().out.split("\n")
    assert out[0].startswith("已写入 bank/")
    assert out[-2].startswith("下一步：cd bank; ")


def test_what_doctor_prints(capsys):
    assert run(["--bank", str(FAKE), "doctor", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "\n沙箱：隔离级别 '" in out
    assert "\n  作答代码" in out
    assert f"\n题库：{FAKE}（3 道题、" in out


def test_progress_is_told_in_the_language(capsys, monkeypatch):
    import sys

    from grader.cli.waiting import Progress

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with Progress(3, "zh") as progress:
        progress.waiting(9.0)
    assert "正在评分：第 1 个，共 3 个…… 0 秒" in capsys.readouterr().err
