"""The store and `grader progress`: what is printed, errors, and help."""

from __future__ import annotations

STORE = {
    "warning: {text}": "警告：{text}",
    "your practice can't be kept: {reason}": "练习记录无法保存：{reason}",
    "the disk is full": "磁盘已满",
    "it can't be written to": "文件不可写",
    "it can't be opened or written to": "文件打不开，或不可写",
    "the disk can't be read or written": "磁盘读写出错",
    "another grader has been writing for too long": "另一个 grader 占用它的时间过长",
    "its folder is a file": "它所在的路径是文件，不是文件夹",
    "Set GRADER_HOME to a folder.": "请把 GRADER_HOME 设为一个文件夹。",
    "Set GRADER_HOME to a folder that you can write to.": "请把 GRADER_HOME 设为你有写权限的文件夹。",
    "Free some space, or set GRADER_HOME to a folder on another disk.": "请腾出空间，或把 GRADER_HOME 设到另一块磁盘上。",
    "Run the command again when the other one has ended.": "等另一个命令结束后再运行。",
    "the file with your practice is damaged": "练习记录文件已损坏",
    "It is mended now. Run this again.": "现已修复，请再运行一次。",
    "this store was written by a newer grader (version {version} of its tables, this grader knows {known})": "这份练习记录由更新版本的 grader 写入（表结构版本为 {version}，当前 grader 只支持到 {known}）",
    "Upgrade: pip install --upgrade pruneprep": "请升级：pip install --upgrade pruneprep",
    "{file}: it was gone. In its place is the backup of {day}.": "{file}：文件不见了，已用 {day} 的备份恢复。",
    "{file}: it was damaged and is now {aside}. In its place is the backup of {day}, and what could still be read (rows: {n}).": "{file}：文件已损坏，现改名为 {aside}。已用 {day} 的备份恢复，并补回还能读出的 {n} 条记录。",
    "{file}: it was damaged and is now {aside}. There is no backup. In its place is what could still be read (rows: {n}).": "{file}：文件已损坏，现改名为 {aside}。没有备份，只保留了还能读出的 {n} 条记录。",
    "Keep no record of the named files; `grader progress` then doesn't know of them.": "不记录这些文件；`grader progress` 里不会有它们。",
    "The files that you name are recorded as your attempts, apart from those of folders. With --check nothing is recorded.": "直接写出的文件会记为你的作答，文件夹里的文件不会。使用 --check 时什么都不记录。",
}
