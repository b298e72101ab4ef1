"""`grader review` and `grader mock`: help, errors, and what is printed."""

from __future__ import annotations

INTERVIEW = {
    # Shared by the commands that fill the screen.
    "{command} needs a terminal, to read keys and to fill its screen": "{command} 需要在终端里运行，以读取按键、占用全屏",
    # review
    "Answer questions again when they are due.": "到期的题目再答一遍。",
    "Answer questions, and again when you are about to forget them.": "回答问题；快要忘记的时候再答一遍。",
    "A question is shown; say your answer, or type it. Then tick the key points that you said. They "
    "propose a rating, which you can overrule, and FSRS decides by it when the question comes back. "
    'Of the key points, under 40% is "again", under 70% "hard", from there on "good", and all of '
    'three or more "easy".': "先看题，把答案说出来或打出来，再勾选说到的要点。由此给出评分，可以改；FSRS 根据评分安排下次提问。说到的要点不到 40% 是“重来”，不到 70% 是“困难”，70% 以上是“良好”；要点有三条以上且全部说到是“轻松”。",
    "Every rating is stored at once. Key u takes back the last one of today.": "每次评分立即保存。按 u 撤销今天的上一次。",
    "Only print what is due, by topic; needs no terminal.": "只按主题列出到期的数量，不需要终端。",
    "Go on with cards that are due later, without limits.": "提前复习以后到期的卡片，不限数量。",
    "Ask suspended cards again: all, or those that are chosen.": "恢复停用的卡片：全部，或所选的。",
    "1 card is asked again.": "恢复了 1 张卡片。",
    "{n} cards are asked again.": "恢复了 {n} 张卡片。",
    "At most N new cards a day, from now on; at first 5.": "从现在起，每天最多 N 张新卡片；初始为 5。",
    "Ask at most N cards a day again, from now on; at first 40.": "从现在起，每天最多再次提问 N 张卡片；初始为 40。",
    "Whether follow-ups of seen questions are cards too, from now on; at first no.": "从现在起，答过的题目的追问是否也作为卡片；初始为否。",
    "Decides between cards that are equally due; default: 0.": "到期程度相同的卡片由它决定先后；默认 0。",
    "`grader review --due` prints what is due.": "`grader review --due` 可以列出到期的题目。",
    "{id!r} has no follow-up {n}": "{id!r} 没有第 {n} 个追问",
    # mock
    "Sit a timed interview, and get a scorecard.": "做一场限时模拟面试，得到评分表。",
    "It is drawn from what is weak: key points that you missed, answers that you are about to forget, "
    "exercises that you haven't solved, bugs that you haven't found. The same seed and the same "
    "history give the same interview.": "题目取自薄弱之处：漏掉的要点、快要忘记的回答、没有做对的练习、没有找到的错误。种子和练习记录相同，面试就相同。",
    "Questions: answer aloud or by typing, then tick what you said; a follow-up leads back to what you "
    "missed. Exercises and drills: edit a file, and the grader judges it. The clock runs while you "
    "answer. You can leave at any time; `grader mock` asks whether to go on.": "问答：说出或打出答案，再勾选说到的要点；追问会回到漏掉的地方。编程和找错：编辑文件，由评测器评分。只在作答时计时。随时可以离开，下次运行 `grader mock` 会问是否继续。",
    "The scorecard has a mark for each part and what it rests on, and what to study next.": "评分表给出每一部分的得分和依据，以及接下来该学什么。",
    "This is an interview with yourself. `grader sheet --mode mock` prints one for two people: the "
    "questions with room to write, and a marking sheet.": "这是自己面试自己。`grader sheet --mode mock` 生成供两个人用的面试卷：留有书写空间的题目，和一份评分表。",
    "How long.": "面试时长。",
    "How many questions.": "问答题数。",
    "How many exercises.": "编程题数。",
    "How many bugs to find.": "找错练习数。",
    "Draw by this seed; default: a new one.": "用这个种子抽题；默认每次都用新的。",
    "Go on with the interview that you left.": "继续没做完的面试。",
    "Drop the interview that you left.": "放弃没做完的面试。",
    "Print the scorecard of your last interview.": "显示上一场面试的评分表。",
    "Write the scorecard as HTML.": "把评分表写成 HTML。",
    "Write the scorecard as PDF.": "把评分表写成 PDF。",
    "Print the scorecard as JSON.": "以 JSON 输出评分表。",
    "`grader mock` begins one.": "用 `grader mock` 开始一场。",
    "no interview was finished yet": "还没有做完过面试",
    "no interview is open": "没有未完成的面试",
    "the scorecard": "评分表",
    "`grader sheet --mode mock -o FILE` prints an interview.": "`grader sheet --mode mock -o FILE` 可以生成面试卷。",
    "The interview is kept as it is. Go on: grader mock --resume": "面试已原样保存。继续：grader mock --resume",
    "The interview is dropped.": "已放弃这场面试。",
    "Ask for --questions, --exercises or --drills.": "用 --questions、--exercises 或 --drills 指定。",
    "Ask for other topics or levels; `grader list` takes them too.": "换个主题或难度；`grader list` 也接受这些选项。",
    "an interview has at least one part": "面试至少要有一部分",
    "nothing in the bank fits this interview": "题库里没有符合这场面试的题目",
}
