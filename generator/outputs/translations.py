"""Translations: articles that say the same in several languages know each other."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from generator.errors import problem
from generator.model import Parsed, Problem
from generator.outputs.links import file_meant
from generator.outputs.views import Link
from generator.racing.roster import location


def translations(
    articles: Sequence[Parsed],
    absolute: Callable[[str], str],
    language: str,
    problems: list[Problem],
    unread: Collection[str] = (),
) -> Mapping[str, tuple[Link, ...]]:
    """For each article that has translations, by path: (language, whole address) of all of them and itself, as hreflang
    wants it. `absolute` gives the whole address of an article by its path. Of those that are `unread` nothing is said."""
    known = {article.path for article in articles}
    groups: dict[str, list[Parsed]] = defaultdict(list)
    for article in articles:
        if not article.front.translation_of:
            continue
        original = file_meant(article.front.translation_of, article.path)
        if original in known:
            groups[original].append(article)
        elif original not in unread:
            text = f"the article '{article.front.translation_of}' does not exist or is not published"
            problems.append(problem("PF201", text, location(article, "translation_of"), "name its file: other.md"))
    by_path = {article.path: article for article in articles}
    found: dict[str, tuple[Link, ...]] = {}
    for original, others in groups.items():
        members = [by_path[original], *others]
        links = tuple(Link(each.front.language or language, absolute(each.path)) for each in members)
        found |= dict.fromkeys((each.path for each in members), links)
    return found
