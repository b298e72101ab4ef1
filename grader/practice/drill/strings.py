"""The words of `grader debug`, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from grader.bank.model import Lang

STRINGS: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "title": "Find the bug",
        "done": "{done}/{total} explained",
        # what is going on
        "looking": "one bug is hidden",
        "checking": "checking …",
        "wrong": "still wrong",
        "repaired": "repaired",
        "given_up": "given up",
        "gone": "the file is gone",
        "unreadable": "the file can't be read",
        # bodies
        "begin": "This file breaks its contract in one place. Read it in your editor, repair it "
        "and save: each save is checked at once.",
        "begin_check": "c runs the checks on the file as it is, and shows an input on which it is "
        "wrong. Try to find the bug by reading first.",
        "deleted": "{path} is gone. n begins another drill.",
        "cannot_read": "{path} can't be read: {why}",
        "task": "Task",
        "say": "Repaired. What was wrong, in one line?",
        "you_said": "You said",
        "nothing_said": "(nothing)",
        "was_wrong": "What was wrong",
        "your_repair": "Your repair",
        "the_repair": "The repair",
        "diff": "- is the broken file, + the repaired one",
        "compare": "Did you say what was wrong? y yes · n not quite",
        "over": "Recorded. enter draws another bug of this exercise.",
        # notices
        "ask_give_up": "g again shows what is wrong and ends this drill.",
        "not_kept": "Not remembered: {why}",
        # keys
        "check": "check",
        "open": "open",
        "task_key": "task",
        "give_up": "give up",
        "back": "back",
        "yes": "I said it",
        "no": "not quite",
        "again": "another",
        "quit": "quit",
    },
    "zh": {
        "title": "找错",
        "done": "已讲清 {done}/{total}",
        "looking": "藏有一处错误",
        "checking": "正在检查 …",
        "wrong": "仍然不对",
        "repaired": "已改正",
        "given_up": "已放弃",
        "gone": "文件不见了",
        "unreadable": "文件无法读取",
        "begin": "这个文件有一处不符合约定。在编辑器里阅读、改正并保存，每次保存都会马上检查。",
        "begin_check": "按 c 对现在的文件运行检查，并给出一个出错的输入。先试着只靠阅读找出错误。",
        "deleted": "{path} 不见了。按 n 开始另一道找错练习。",
        "cannot_read": "{path} 无法读取：{why}",
        "task": "任务",
        "say": "已改正。用一句话说：错在哪里？",
        "you_said": "你的说法",
        "nothing_said": "（没有写）",
        "was_wrong": "错在哪里",
        "your_repair": "你的改动",
        "the_repair": "正确的改法",
        "diff": "- 是有错的文件，+ 是改正后的文件",
        "compare": "你说中了吗？y 说中了 · n 不完全",
        "over": "已记录。按回车再找这道练习的另一处错误。",
        "ask_give_up": "再按一次 g 显示错误所在，并结束这道找错练习。",
        "not_kept": "没有记下来：{why}",
        "check": "检查",
        "open": "打开",
        "task_key": "任务",
        "give_up": "放弃",
        "back": "返回",
        "yes": "说中了",
        "no": "不完全",
        "again": "再来一题",
        "quit": "退出",
    },
}
