"""What `--help` prints: paragraphs of docstrings, options, examples and click's own words."""

from __future__ import annotations

COMMANDS = {
    # Words of the frame.
    "Usage: {command}": "用法：{command}",
    "Options:": "选项：",
    "Commands:": "命令：",
    "Practise:": "练习：",
    "Read and print:": "阅读与打印：",
    "Grade:": "评分：",
    "Write a bank:": "编写题库：",
    "This program:": "本程序：",
    "[OPTIONS]": "[选项]",
    "[COMMAND] [ARGS]...": "[命令] [参数]...",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "Example: {command}": "示例：{command}",
    "\b\nExamples:\n{commands}": "\b\n示例：\n{commands}",
    "default: {value}": "默认：{value}",
    "Show this message and exit.": "显示本帮助并退出。",
    "The language; default: GRADER_LANG, else that of the locale.": "使用的语言；默认取 GRADER_LANG，没有设置时取系统的语言。",
    "Print JSON.": "以 JSON 输出。",
    # grader
    "Practise for interviews: read questions, solve exercises, have them graded.": "准备面试：读题，做练习，由评测器评分。",
    "The bank to use, whose code you trust: its folder, or an installed bank's id. Default: "
    "the nearest folder with questions/bank.toml, else the one that comes with grader.": "要使用的题库（你信任其中的代码）：它所在的文件夹，或已安装题库的 id。默认取最近的、含有 questions/bank.toml 的文件夹；没有的话用 grader 自带的题库。",
    "Print the version.": "显示版本号。",
    "List questions and exercises.": "列出题目和练习。",
    "Read a question; its answer, task or hints when asked.": "阅读一道题；按需显示回答、任务或提示。",
    "Search both languages.": "搜索题库，中英文都可以。",
    "Make a folder with the stubs of all exercises.": "新建一个文件夹，放入所有练习的初始文件。",
    "Grade files in a sandbox.": "在沙箱中给文件评分。",
    "Print study sheets, cards and mock interviews.": "生成复习资料、卡片和模拟面试卷。",
    "Write the bank as a static site.": "把题库生成为静态网站。",
    "Read the bank in the terminal, full screen.": "在终端里全屏阅读题库。",
    "Export to Anki, notebooks, JSON, CSV or Markdown.": "导出为 Anki、notebook、JSON、CSV 或 Markdown。",
    "Start a question, an exercise or a bank.": "新建题目、练习或题库。",
    "Say what is missing or wrong in a bank, or in one item.": "检查整个题库或某一条，指出缺失和错误。",
    "Describe what an exercise's checks are made of.": "介绍编写练习的检查时可用的工具。",
    "Measure how many wrong programs an exercise's checks reject.": "衡量练习的检查能识别出多少错误程序。",
    "Run the experiments behind the pages' own figures.": "运行页面上自测数据背后的实验。",
    "Say that a bank's code may run.": "声明某个题库的代码可以运行。",
    "Say what works on this machine.": "说明本机上哪些功能可用。",
    "Print the completion script of a shell.": "输出 shell 的补全脚本。",
    # list
    "List questions by topic, or with --exercises the exercises in the order of the ladder.": "按主题列出题目；加 --exercises 则按由易到难的顺序列出练习。",
    'An exercise is "to do" while its file in ./exercises still raises NotImplementedError, '
    'and "written" after that; `grader check` says whether it is right.': "./exercises 里的文件仍然抛出 NotImplementedError 时，练习的状态是“待写”，之后是“已写”；写得对不对由 `grader check` 判定。",
    "Only this topic.": "只列这个主题。",
    "Only this level.": "只列这个难度。",
    "Only with this tag; repeatable.": "只列带这个标签的；可重复使用。",
    "Only items with an exercise.": "只列配有练习的条目。",
    # show
    "The reference answer, and the works that it cites.": "参考回答，以及它引用的文献。",
    "What an answer must say.": "回答中必须说到的要点。",
    "What an interviewer asks next.": "面试官接下来的追问。",
    "The exercise's task.": "练习的任务。",
    "The exercise's reference, explained.": "讲解练习的参考实现。",
    "Hint number N.": "第 N 条提示。",
    "The whole page.": "整个页面。",
    # search
    "Shows the best items first: those with the words in their title, then in their key "
    "points, then anywhere. A Chinese word is found inside a longer phrase. If "
    "nothing has a word, the nearest one is looked for.": "最相关的排在前面：先是标题中含有这些词的，再是要点中含有的，最后是其他位置含有的。中文词在更长的词组里也能找到。哪里都没有的词，会换成最相近的词再搜索。",
    "Show at most N.": "最多显示 N 条。",
    # init
    "Nothing is ever overwritten, so it is safe to run it again.": "已有的文件不会被覆盖，可以放心地再次运行。",
    "Put this one stub back; your file is kept beside it as .bak.": "恢复这一个练习的初始文件；你的文件保留在旁边，后缀为 .bak。",
    # check
    "Grade files, or the files of folders, in a sandbox.": "在沙箱中给文件评分，也可以给整个文件夹评分。",
    "The exercise is inferred from a file's name (weight_pruning.py, \"Zhang_weight_pruning "
    '(1).py") or from the function that it defines; --exercise says it. Of a folder all such '
    "files are graded, and the others are listed with the reason. Links are not followed. "
    "Many files are graded side by side, one a core. `-` reads standard input; as a report's "
    "FILE it is standard output.": "对应哪个练习由文件名（weight_pruning.py、“Zhang_weight_pruning (1).py”）或文件中定义的函数推断，也可以用 --exercise 指定。文件夹中能对应上练习的文件都会评分，其余的连同原因一起列出。不跟随链接。文件很多时并行评分，每个核一个进程。`-` 表示从标准输入读取；作为报告的 FILE 时表示标准输出。",
    "Exit code: 0 all passed; 1 some did not; 2 the command was wrong; 3 the grader or the "
    "bank is broken.": "退出码：0 全部通过；1 有未通过的；2 命令有误；3 评测器或题库有故障。",
    "The exercise that all the files are for.": "所有文件对应的练习。",
    "Run this check only.": "只运行这项检查。",
    "Draw other random cases; the same S draws the same. A private S can't be prepared for.": "换一批随机用例；S 相同，用例就相同。S 不公开，别人就无法针对它作答。",
    "Print one line a file.": "每个文件只输出一行。",
    "Write the verdicts as JSON (schema grader.verdict/2).": "以 JSON 写出评测结果（格式 grader.verdict/2）。",
    "Write one self-contained HTML page.": "写出一个自包含的 HTML 页面。",
    "Write JUnit XML.": "写出 JUnit XML。",
    "Write Gradescope's results.json.": "写出 Gradescope 的 results.json。",
    # sheet and the choice of items
    "Make a study sheet of all questions, of those that fit, or of those that are named.": "用全部题目、符合条件的题目或指定的题目生成复习资料。",
    "qa         questions with their answers\nquestions  questions alone\nkey        "
    "questions, then the answers at the end\ncards      cards with two sides, mirrored for "
    "printing on both sides\ncheat      the key points, dense, in three columns\nmock       an "
    "interview for two on paper, with a marking sheet": "qa         题目与回答\nquestions  只有题目\nkey        先是题目，回答集中在最后\ncards      正反两面的卡片，按双面打印排版\ncheat      要点速查，三栏密排\nmock       两人用的纸面模拟面试，附评分表",
    "Only this topic; repeatable.": "只取这个主题；可重复使用。",
    "Only this level; repeatable.": "只取这个难度；可重复使用。",
    "Only with this tag; repeatable: with all of them.": "只取带这个标签的；重复使用时须同时带有这些标签。",
    "Only questions with a coding exercise.": "只取配有编程练习的题目。",
    "The file to write, .pdf or .html; - prints HTML.": "要写的文件，.pdf 或 .html；- 表示把 HTML 输出到标准输出。",
    "One of those above.": "版式，见上。",
    "At most N questions; in a mock interview 6.": "最多 N 道题；模拟面试默认 6 道。",
    "Draw the N at random; the same S gives the same. A mock interview without it draws an S.": "随机抽取 N 道；S 相同，抽到的题就相同。模拟面试不指定 S 时随机取一个。",
    "The size of the paper.": "纸张大小。",
    "Your own jinja2 template, named *.typ.j2 (PDF) or *.html.j2.": "你自己的 jinja2 模板，名为 *.typ.j2（PDF）或 *.html.j2。",
    "Print the mode's template, to start your own from.": "输出这种版式的模板，供你在此基础上修改。",
    # site
    "Pages for every question in all the bank's languages, with search. They open from "
    "files, in any browser, without a network.": "每道题都有页面，包含题库的所有语言，并支持搜索。用任何浏览器直接打开文件即可，无需联网。",
    "Also make PDF sheets, of the bank and each topic.": "同时生成整个题库和各主题的 PDF。",
    "Where it will be published: adds a site map, canonical addresses and a share card.": "发布后的网址：加上网站地图、规范网址和分享卡片。",
    "The folder to write: new, empty, or a site that this command made.": "要写入的文件夹：新的、空的，或本命令先前生成的网站。",
    # browse
    "Read the bank in the terminal.": "在终端里阅读题库。",
    "Search as you type, filter by level and tag, open a question and show its answer when "
    "you have given your own. The last line names the keys.": "边输入边搜索，按难度和标签筛选；打开一道题，自己先答，再看参考回答。最后一行列出可用的按键。",
    # export
    "Export questions for other programs.": "导出题目，供其他程序使用。",
    "Importing a newer file updates the cards, and keeps their progress. A card's identity "
    "is the question's id, so with another --lang or --deck it is still the same card.": "导入较新的文件会更新卡片，并保留学习进度。卡片以题目的 id 识别，换了 --lang 或 --deck 仍是同一张卡片。",
    "Default: the bank's title. Topics are its subdecks.": "默认取题库的标题。各主题是它的子牌组。",
    "The file to write; - is standard output.": "要写的文件；- 表示标准输出。",
    "Everything on the pages, as one JSON object.": "页面上的全部内容，合为一个 JSON 对象。",
    "Print the JSON Schema of the format instead.": "改为输出该格式的 JSON Schema。",
    "A table for spreadsheets.": "供电子表格使用的表。",
    "A table for spreadsheets, one row for each question and language.": "供电子表格使用的表，每道题的每种语言占一行。",
    "UTF-8 with a byte order mark; a text that a spreadsheet would run as a formula gets an "
    "apostrophe in front.": "UTF-8 编码，带字节顺序标记；会被电子表格当作公式执行的文本，前面加一个撇号。",
    "One Markdown file with its images inside.": "一个内嵌图片的 Markdown 文件。",
    "One Markdown file that needs no other: its images stand inside it.": "一个独立的 Markdown 文件，图片内嵌其中。",
    "Exercises as Jupyter notebooks that call the grader.": "把练习做成 Jupyter notebook，可在其中调用评测器。",
    "A notebook that is already there stays as it is, as it may hold an answer.": "已有的 notebook 可能写有答案，因此保持不变。",
    "The folder to write; made if it isn't there.": "要写入的文件夹；不存在时新建。",
    # new
    "Writes all files of the question or exercise ID, with instructions in them, and names "
    "it in bank.toml. `grader lint ID` then says what is still to be written. An id is snake_case: "
    "lower-case letters, digits and single underscores. Nothing that is there is overwritten.": "写出题目或练习 ID 的全部文件，其中带有说明，并登记到 bank.toml。之后用 `grader lint ID` 查看还有哪些没写。id 的格式为 snake_case，即小写字母、数字和单个下划线。已有的文件不会被覆盖。",
    "The topic of the new page.": "新页面的主题。",
    "Its level.": "难度。",
    "With a coding exercise, or a question alone.": "配编程练习，还是只有题目。",
    "The ladder's rung for the exercise, from 1; default: last.": "练习所在的级，从 1 数起；默认最后一级。",
    "Add an exercise to this page, which has none yet.": "给这个还没有练习的页面加一个练习。",
    "The library of the exercise.": "练习用的库。",
    "With a probes.py, for an exercise that a plain call isn't enough for.": "另加 probes.py，用于单靠调用函数检查不了的练习。",
    "Start a new bank in this folder.": "在这个文件夹里新建题库。",
    "The new bank's id; default: made of the folder's name.": "新题库的 id；默认由文件夹名得出。",
    # lint
    "Say what is missing or wrong in a bank, or in the items with these IDs.": "检查题库或这些 ID 的条目，指出缺失和错误。",
    "Reads every file, then proves of every exercise that its stub is not attempted, its "
    "reference passes, and its mistakes fail. With IDs it also runs the files of tests/right "
    "and tests/wrong, where there are any. Ends with exit code 3 if there is a problem.": "先读所有文件，再对每个练习验证：初始文件判为尚未作答，参考实现通过，常见错误不通过。给出 ID 时，还运行 tests/right 和 tests/wrong 中的文件（如果有）。有问题时退出码为 3。",
    "Only read; don't run any code of the bank.": "只读文件，不运行题库的任何代码。",
    "Show which checks fail which mistake.": "显示每个常见错误被哪些检查判为不通过。",
    # kit
    "Describe what checks.py and mistakes.py are made of.": "介绍编写 checks.py 和 mistakes.py 的工具。",
    "Lists the names of grader.kit with a line each, the probes that every exercise has, and what "
    "the two files may define besides; with NAME, its parameters and its whole description.": "列出 grader.kit 中的名称（每个一行）、每个练习都有的探针，以及这两个文件还可以定义什么；给出 NAME 时显示它的参数和完整说明。",
    # power
    "Mutate each reference and count the mutants that its checks reject.": "对参考实现做变异，统计被检查识别出的变异体。",
    "Lists the survivors. Exit code 3 where fewer than --least are killed, or where a "
    "survivor is not argued to be equivalent (in EQUIVALENT of its checks.py).": "列出存活的变异体。被杀死的比例低于 --least，或有存活者未在 checks.py 的 EQUIVALENT 中说明为等价时，退出码为 3。",
    "Every exercise of the bank.": "题库的所有练习。",
    "The fraction of mutants that must be killed.": "变异体必须被杀死的比例。",
    "N mutants of each, spread evenly; default: all.": "每个练习均匀抽取 N 个变异体；默认全部。",
    "Print one Markdown table, without the survivors.": "输出一张 Markdown 表，不列存活者。",
    "Write these rows into FILE too, between <!-- power --> and <!-- end -->; others stay.": "同时把这些行写入 FILE 中 <!-- power --> 与 <!-- end --> 之间的表；其他行不变。",
    # evidence
    "Run the evidence scripts of pages (all by default) and compare them with the pages.": "运行页面的实验脚本（默认全部），并与页面上的数据对照。",
    "A script is questions/evidence/ID.py. Exit code 3 where a figure on a page is not borne "
    "out.": "脚本为 questions/evidence/ID.py。页面上的数据得不到印证时，退出码为 3。",
    "Few seeds: values must lie within what is quoted.": "只用少量种子：测得的值须落在页面所引的范围内。",
    # trust
    "Say that the code of the bank in FOLDER may run; without FOLDER, list those that may.": "声明 FOLDER 中题库的代码可以运行；不给 FOLDER 时列出已声明的题库。",
    "Checks, references, mistakes and evidence of a bank run with your rights, outside the "
    "sandbox. `grader check`, `lint`, `power` and `evidence` run them only in a bank that "
    "you trust: the one that comes with grader, one that `--bank` names, and those that you "
    "name here. Other commands run no code of a bank.": "题库的检查、参考实现、常见错误和实验脚本以你的权限运行，不在沙箱内。`grader check`、`lint`、`power` 和 `evidence` 只在你信任的题库中运行它们：grader 自带的题库、用 `--bank` 指定的题库，以及在这里声明的题库。其他命令不运行题库的代码。",
    "Trust that folder no more.": "不再信任这个文件夹。",
    # doctor
    "Say what works on this machine: versions, the bank, and how far the sandbox confines.": "说明本机上哪些功能可用：各组件的版本、题库，以及沙箱的隔离程度。",
    "Exit code 3 where something that grading needs is missing.": "缺少评分所需的组件时，退出码为 3。",
    # completion
    "Ids, topics and tags are completed from the bank that applies to the working folder.": "id、主题和标签按当前文件夹所用的题库补全。",
    # export anki
    "Cards for Anki: a package, or a text file.": "Anki 卡片：牌组包或文本文件。",
    "Cards for Anki: a package (.apkg) or, under any other name, a text for File > Import.": "Anki 卡片：后缀为 .apkg 时是牌组包，其他文件名时是文本，在 Anki 里用“文件 > 导入”读取。",
    "For .txt: a note type whose first fields are front and back, by its name in your Anki.": "用于 .txt：笔记类型，前两个字段须是正面和背面；用你的 Anki 界面上的名称。",
    "Also a card for each key point.": "每个要点另做一张卡片。",
    # debug
    "Find the bug in a wrong version of an exercise.": "在练习的错误版本里找出 bug。",
    "Find the bug: repair a wrong version of an exercise, and say what was wrong.": "找 bug：改好练习的一个错误版本，并说出错在哪里。",
    "A known mistake is written as a whole file into the folder drills/ of your practice folder. Repair it in your editor; each save is checked. Then say in one line what was wrong, compare it with the explanation, and judge yourself. Bugs that you haven't seen or explained come first. Without ID an exercise that you have solved is drawn. Quitting keeps the drill.": "把一个常见错误写成完整的文件，放进练习文件夹的 drills/。在编辑器里改好它，每次保存都会检查。然后用一行话说出错在哪里，与讲解对照，自己评判。没见过、没讲清的 bug 优先。不给 ID 时从你做对的练习中抽取。退出后这道找错练习仍会保留。",
    "Leave the drill that you have begun; draw another.": "放下已开始的找错练习，另抽一道。",
    "The editor that o opens; default: as grader open.": "按 o 打开的编辑器；默认与 grader open 相同。",
}
