"""What the commands print."""

from __future__ import annotations

PRINTED = {
    "{file}: {told}": "{file}：{told}",
    "{n} question": "{n} 道题",
    "{n} questions": "{n} 道题",
    "{n} notebook": "{n} 个 notebook",
    "{n} notebooks": "{n} 个 notebook",
    "already there and kept: {names}": "已存在，未改动：{names}",
    "{questions}, drawn with --seed {seed}": "{questions}，抽题所用的种子：--seed {seed}",
    "only {found} of {count} questions fit": "要 {count} 道题，符合条件的只有 {found} 道",
    "{n} more: {command}": "还有 {n} 条：{command}",
}
