"""The rule about `updated`, which git knows more of than a text does."""

from collections.abc import Iterator

from generator.errors import problem
from generator.model import Problem
from generator.newsroom.rules.copy import Copy
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Rule
from generator.newsroom.versions import at_commit
from generator.newsroom.versions import changed as differ
from generator.schema import ArticleFront
from generator.text.front_matter import Document, read

MOST = 200
"""Files that are compared: an import that changes thousands is no correction."""


def moved_without_change(desk: Desk) -> Iterator[Problem]:
    """Articles whose `updated` is another than in the last commit, or since the one before, though nothing else is."""
    by_path = {copy.path: copy for copy in desk.articles if copy.front.updated}
    if not by_path:
        return
    told: set[str] = set()
    for before, after in (("HEAD", ""), ("HEAD^", "HEAD")):
        changed = [path for path in differ(desk.root, before, after) if path in by_path and path not in told]
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


def _at(desk: Desk, commit: str, path: str) -> Document[ArticleFront] | None:
    """An article as it was in a commit, or is in the folder."""
    data = at_commit(desk.root, commit, path) if commit else desk.text(path).encode()
    return read(path, data, ArticleFront, desk.zone) if data else None


RULES = (
    Rule(
        "PF816",
        "an article was not changed when it says",
        "`updated` of an article is another than in the last commit of its repository, and nothing else of it is. The "
        "date promises readers, feeds and search engines something new, and search engines learn not to believe it. "
        "Take the old date back, or change the text. Where there is no git, nothing is compared.",
        moved_without_change,
    ),
)
