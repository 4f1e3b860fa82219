"""The hook `articles`: what plug-ins make of what an article's file says."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import structs

from generator.errors import HookError
from generator.hooks.failing import called, unusable
from generator.hooks.offered import Hook
from generator.model import Location, Problem
from generator.plugin import Article
from generator.schema import ArticleFront, Naming
from generator.schema.base import Written

_FIXED = ("path", "language", "markdown")
_SAME = ("title", "summary", "kind", "template", *Naming.__struct_fields__)


def rewritten(hooks: Sequence[Hook], front: Written, path: str, markdown: str) -> tuple[Written, tuple[Problem, ...]]:
    """The front matter of the file at a path, where it is an article's as each of the hooks in turn gives it back.
    Where one fails it stays as it is, and that is told."""
    if not isinstance(front, ArticleFront):
        return front, ()
    try:
        return _rewritten(hooks, front, path, markdown), ()
    except HookError as why:
        return front, (why.told(Location(path)),)


def _rewritten(hooks: Sequence[Hook], front: ArticleFront, path: str, markdown: str) -> ArticleFront:
    article = Article(
        path=path,
        authors=(*front.author, *front.authors),
        extra=front.extra,
        language=front.language,
        markdown=markdown,
        **{name: getattr(front, name) for name in _SAME},
    )
    before = article
    for hook in hooks:
        article = _checked(hook, called(hook, article), before)
    changed: dict[str, Any] = {name: getattr(article, name) for name in (*_SAME, "extra")}
    if article.authors != before.authors:
        changed |= {"author": (), "authors": article.authors}
    return structs.replace(front, **changed)


def _checked(hook: Hook, given: object, before: Article) -> Article:
    if not isinstance(given, Article):
        raise unusable(hook, "no article back", "end it with `return article`")
    for name in _FIXED:
        if getattr(given, name) != getattr(before, name):
            raise unusable(hook, f"another '{name}' back, and that has to stay as it is")
    try:
        plain = msgspec.json.decode(msgspec.json.encode(structs.asdict(given)))
        return msgspec.convert(plain, Article)
    except (TypeError, ValueError, msgspec.MsgspecError, RecursionError) as why:
        raise unusable(hook, f"an article back that cannot be used: {why}") from why
