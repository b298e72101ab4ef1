"""The words of bare `grader`, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from grader.bank.model import Lang

STRINGS: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "welcome": "Welcome. Here are {exercises} exercises, graded on this machine, and "
        "{questions} questions with answers. Nothing leaves this machine.",
        "how": "You write each exercise in your own editor. Every save is checked at once.",
        "folder": "Your files go into a new folder. enter makes it and opens the first exercise.",
        "prompt": "Folder:",
        "not_now": "esc looks around first.",
        "next": "Next",
        "review": "Review",
        "mock": "Mock",
        "begun": "your last try: {status}",
        "fresh": "not begun",
        "all_solved": "Every exercise of the ladder is solved.",
        "due": "{due} to answer again, {new} new",
        "nothing_due": "nothing is due",
        "open_mock": "an interview is open",
        "do_make": "make a practice folder and begin",
        "do_watch": "go on with {id}",
        "do_again": "look at the exercises again",
        "do_review": "review questions",
        "do_mock": "sit a mock interview",
        "do_mock_on": "go on with the mock interview",
        "do_debug": "find the bug in a wrong program",
        "do_list": "choose an exercise",
        "do_progress": "see your progress",
        "do_browse": "read the questions",
        "do_quit": "quit",
        "choose": "choose",
        "move": "move",
        "make": "make it",
        "later": "not now",
    },
    "zh": {
        "welcome": "欢迎。这里有 {exercises} 道练习，在本机评分；还有 {questions} 道附答案的题目。"
        "什么都不会离开这台机器。",
        "how": "练习在你自己的编辑器里写，每次保存都马上检查。",
        "folder": "你的文件放进一个新文件夹。按 enter 建好并打开第一道练习。",
        "prompt": "文件夹：",
        "not_now": "按 esc 先看看别的。",
        "next": "下一题",
        "review": "复习",
        "mock": "模拟面试",
        "begun": "上次尝试：{status}",
        "fresh": "还没开始",
        "all_solved": "阶梯上的练习全部解决。",
        "due": "{due} 道待复习，{new} 道新题",
        "nothing_due": "没有到期的",
        "open_mock": "有一场面试还没结束",
        "do_make": "新建练习文件夹并开始",
        "do_watch": "继续 {id}",
        "do_again": "再看看练习",
        "do_review": "复习题目",
        "do_mock": "模拟面试",
        "do_mock_on": "继续模拟面试",
        "do_debug": "在错误程序里找出错误",
        "do_list": "选一道练习",
        "do_progress": "查看进度",
        "do_browse": "阅读题库",
        "do_quit": "退出",
        "choose": "选择",
        "move": "移动",
        "make": "新建",
        "later": "以后再说",
    },
}
