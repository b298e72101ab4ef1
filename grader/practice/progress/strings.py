"""The words of progress, in both languages. A key with `_one` is for a count of one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from grader.bank.model import Lang

TEXT: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "title": "Progress: {bank}",
        "progress": "Progress",
        "colon": ": ",
        "aside": "{text} ({more})",
        "semicolon": "; ",
        "solved": "Solved",
        "solved_of": "{n} of {all} exercises",
        "attempts": "Attempts",
        "attempts_n": "{n}; {first} of {tried} exercises passed at the first try ({share})",
        "attempts_n_one": "1; {first} of {tried} exercises passed at the first try ({share})",
        "streak": "Streak",
        "streak_n": "{n} days in a row; the longest was {longest}",
        "streak_n_one": "1 day; the longest was {longest}",
        "streak_none": "none now; the longest was {longest}",
        "reviews": "Reviews",
        "reviews_n": "{n}; {due} due today, {later} more in the next {days} days",
        "hints": "Hints",
        "hints_n": "{n} shown",
        "hints_of": "{n} hints",
        "hints_of_one": "1 hint",
        "solutions_n": "{hints} shown; {n} solutions shown before the exercise was solved",
        "solutions_n_one": "{hints} shown; 1 solution shown before the exercise was solved",
        "drills": "Drills",
        "drills_n": "{n} of {all} repaired",
        "interviews": "Interviews",
        "interviews_n": "{n}",
        "ladder": "Ladder",
        "state_solved": "solved",
        "state_tried": "tried",
        "state_new": "not begun",
        "n_of": "{n} of {all}",
        "tried_now": "Tried, not solved yet",
        "tries": "{n} attempts",
        "tries_one": "1 attempt",
        "mistakes": "Misconceptions",
        "mistakes_n": "{n} met, {overcome} overcome",
        "mistakes_note": "A misconception is overcome when the exercise passes after it was met.",
        "mistake": "Misconception",
        "exercise": "Exercise",
        "times": "{n} times",
        "times_one": "once",
        "seen": "seen",
        "now": "now",
        "questions": "questions",
        "overcome": "overcome",
        "open": "still open",
        "more": "and {n} more",
        "topics": "Topics",
        "topic": "Topic",
        "said": "points said",
        "recalled": "recalled",
        "known": "known now",
        "not_asked": "Not asked yet",
        "topics_note": "points said: key points that you ticked; recalled: reviews on a later day "
        "that were not rated “again”; known now: the average chance that you recall one today, "
        "where one that comes again minutes after you rated it counts as not known.",
        "calendar": "The last {weeks} weeks",
        "calendar_n": "{n} days with practice",
        "calendar_n_one": "1 day with practice",
        "less": "less",
        "more_often": "more",
        "day": "{day}: {n}",
        "forecast": "Cards due from today on",
        "today": "today",
        "until": "{day}, until 4 a.m.",
        "next": "next",
        "next_steps": "Next",
        "go_on": "go on with the next exercise",
        "review": "review what is due",
        "nothing": "Nothing is recorded yet. Each exercise that you check or watch is recorded, "
        "and each question that you review.",
        "first": "begin here",
        "none": "–",
        "back": "back",
        "scroll": "scroll",
        "quit": "quit",
        # One exercise.
        "history": "{exercise}: {title}",
        "no_attempt": "There is no attempt yet. `grader show {id} --task` has the task.",
        "hint_step": "hint {n}",
        "solution": "the solution was shown",
        "reset": "begun anew",
        "checks": "{n} of {all} checks passed",
        "changed": "the exercise has changed since",
        "within": "in a drill or an interview",
        "Mon": "Mon",
        "Tue": "Tue",
        "Wed": "Wed",
        "Thu": "Thu",
        "Fri": "Fri",
        "Sat": "Sat",
        "Sun": "Sun",
    },
    "zh": {
        "title": "进度：{bank}",
        "progress": "进度",
        "colon": "：",
        "aside": "{text}（{more}）",
        "semicolon": "；",
        "solved": "已解决",
        "solved_of": "{all} 道练习中的 {n} 道",
        "attempts": "作答",
        "attempts_n": "{n} 次；做过的 {tried} 道练习中有 {first} 道一次通过（{share}）",
        "attempts_n_one": "1 次；做过的 {tried} 道练习中有 {first} 道一次通过（{share}）",
        "streak": "连续练习",
        "streak_n": "{n} 天；最长 {longest} 天",
        "streak_n_one": "1 天；最长 {longest} 天",
        "streak_none": "目前中断；最长 {longest} 天",
        "reviews": "复习",
        "reviews_n": "{n} 次；今天到期 {due} 张，之后 {days} 天内还有 {later} 张",
        "hints": "提示",
        "hints_n": "看过 {n} 条",
        "hints_of": "提示 {n} 条",
        "hints_of_one": "提示 1 条",
        "solutions_n": "看过 {hints} 条；有 {n} 道练习在解决前看了参考实现",
        "solutions_n_one": "看过 {hints} 条；有 1 道练习在解决前看了参考实现",
        "drills": "找错练习",
        "drills_n": "{all} 道中改正 {n} 道",
        "interviews": "模拟面试",
        "interviews_n": "{n} 场",
        "ladder": "练习阶梯",
        "state_solved": "已解决",
        "state_tried": "做过",
        "state_new": "未开始",
        "n_of": "{n} / {all}",
        "tried_now": "做过但还没解决",
        "tries": "作答 {n} 次",
        "tries_one": "作答 1 次",
        "mistakes": "常见错误",
        "mistakes_n": "遇到 {n} 个，已克服 {overcome} 个",
        "mistakes_note": "犯过某个错误之后练习通过，就算克服了它。",
        "mistake": "常见错误",
        "exercise": "练习",
        "times": "{n} 次",
        "times_one": "1 次",
        "seen": "次数",
        "now": "现状",
        "questions": "题目",
        "overcome": "已克服",
        "open": "未克服",
        "more": "另有 {n} 个",
        "topics": "主题",
        "topic": "主题",
        "said": "说到的要点",
        "recalled": "记住",
        "known": "现在记得",
        "not_asked": "还没问过",
        "topics_note": "说到的要点：你勾选的要点所占的比例；记住：隔天再问时没有评为“重来”的比例；"
        "现在记得：今天能回忆起来的平均概率；评分后过几分钟就要再问的，按不记得算。",
        "calendar": "最近 {weeks} 周",
        "calendar_n": "有 {n} 天练习过",
        "calendar_n_one": "有 1 天练习过",
        "less": "少",
        "more_often": "多",
        "day": "{day}：{n}",
        "forecast": "从今天起到期的卡片",
        "today": "今天",
        "until": "{day}（到凌晨 4 点）",
        "next": "下一步",
        "next_steps": "下一步",
        "go_on": "接着做下一道练习",
        "review": "复习到期的卡片",
        "nothing": "还没有任何记录。每次检查练习、每次复习问答题，都会记在这里。",
        "first": "从这里开始",
        "none": "–",
        "back": "返回",
        "scroll": "滚动",
        "quit": "退出",
        "history": "{exercise}：{title}",
        "no_attempt": "还没有作答过。用 `grader show {id} --task` 看任务。",
        "hint_step": "第 {n} 条提示",
        "solution": "看了参考实现",
        "reset": "重新开始",
        "checks": "{all} 项检查通过 {n} 项",
        "changed": "此后练习有改动",
        "within": "在找错练习或模拟面试中",
        "Mon": "一",
        "Tue": "二",
        "Wed": "三",
        "Thu": "四",
        "Fri": "五",
        "Sat": "六",
        "Sun": "日",
    },
}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Say:
    """Says things in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, key: str, **values: object) -> str:
        """The text called `key`, with its places filled."""
        return TEXT[self.lang][key].format(**values)

    def count(self, key: str, n: int, **values: object) -> str:
        return self(f"{key}_one" if n == 1 else key, n=n, **values)

    def share(self, value: float | None) -> str:
        """A share as whole percents."""
        if value is None:
            return self("none")
        return f"{round(100 * value)}%"

    def date(self, day: datetime.date) -> str:
        if self.lang == "zh":
            return f"{day.year} 年 {day.month} 月 {day.day} 日"
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def month(self, day: datetime.date) -> str:
        """A month's short name."""
        return f"{day.month}月" if self.lang == "zh" else _MONTHS[day.month - 1][:3]

    def weekday(self, day: datetime.date) -> str:
        return self(WEEKDAYS[day.weekday()])
