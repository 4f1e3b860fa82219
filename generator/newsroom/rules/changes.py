"""The rule about `updated`, which git knows more of than a text does."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from generator.errors import problem
from generator.model import Problem
from generator.newsroom.rules.copy import Copy
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Rule
from generator.schema import ArticleFront
from generator.text.front_matter import Document, read

MOST = 200
"""Files that are compared: an import that changes thousands is no correction."""

_ALONE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false")


def moved_without_change(desk: Desk) -> Iterator[Problem]:
    """Articles whose `updated` is another than in the last commit, or since the one before, though nothing else is."""
    by_path = {copy.path: copy for copy in desk.articles if copy.front.updated}
    if not by_path:
        return
    told: set[str] = set()
    for before, after in (("HEAD", ""), ("HEAD^", "HEAD")):
        changed = [path for path in _changed(desk.root, before, after) if path in by_path and path not in told]
        for path in changed[:MOST]:
            old, new = _at(desk, before, path), _at(desk, after, path)
            if after and old and new and by_path[path].front.updated != _updated(new):
                continue  # it was changed again since
            if old and new and _is_only_updated(old, new):
                told.add(path)
                yield _told(by_path[path])


def _told(copy: Copy) -> Problem:
    text = "'updated' was moved, and not a word of the article is another"
    hint = "take the old date back: readers and search engines are told that there is something new"
    return problem("PF816", text, copy.key("updated"), hint)


def _is_only_updated(old: Document[ArticleFront], new: Document[ArticleFront]) -> bool:
    if old.front is None or new.front is None or not old.front.updated or old.front.updated == new.front.updated:
        return False
    fields = ArticleFront.__struct_fields__
    kept = [name for name in fields if name != "updated" and getattr(old.front, name) != getattr(new.front, name)]
    return not kept and old.body.split() == new.body.split()


def _updated(document: Document[ArticleFront]) -> object:
    return document.front.updated if document.front else None


def _changed(root: Path, before: str, after: str) -> Iterator[str]:
    """The files of the site that differ between two states, "" being that of the folder; none where there is no git,
    no repository or no such commit."""
    command = ["diff", "--name-only", "-z", "--no-ext-diff", "--no-textconv", "--no-renames", "--relative"]
    found = _git(root, *command, before, *([after] if after else []), "--", "content")
    yield from filter(None, found.decode(errors="replace").split("\0"))


def _at(desk: Desk, state: str, path: str) -> "Document[ArticleFront] | None":
    """An article as it was in a commit, or is in the folder."""
    data = _git(desk.root, "cat-file", "blob", f"{state}:./{path}") if state else desk.text(path).encode()
    return read(path, data, ArticleFront, desk.zone) if data else None


def _git(root: Path, *command: str) -> bytes:
    """What git says in the site's folder; b"" where it fails. Nothing that a repository names is run: no hook, no
    filter of differences, no monitor."""
    around = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    around |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", "--no-pager", *_ALONE, *command],
            cwd=root,
            env=around,
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )
    except OSError:
        return b""
    return b"" if done.returncode else done.stdout


RULES = (
    Rule(
        "PF816",
        "`updated` of an article is another than in the last commit of its repository, and nothing else of it is. The "
        "date promises readers, feeds and search engines something new, and search engines learn not to believe it. "
        "Take the old date back, or change the text. Where there is no git, nothing is compared.",
        moved_without_change,
    ),
)
