"""Translations: articles that say the same in several languages know each other."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from generator.errors import problem
from generator.model import Parsed, Problem
from generator.outputs.links import file_meant
from generator.outputs.parts import Link
from generator.racing.roster import location


def translations(
    articles: Sequence[Parsed],
    absolute: Callable[[str], str],
    language: str,
    problems: list[Problem],
    unread: Collection[str] = (),
) -> Mapping[str, tuple[Link, ...]]:
    """For each article that has translations, by path: (language, whole address) of all of them and itself, as hreflang
    wants it. `absolute` gives the whole address of an article by its path. Nothing is said of the `unread`."""
    by_path = {article.path: article for article in articles}
    originals = _originals(by_path, problems, unread)
    groups: dict[str, list[Parsed]] = defaultdict(list)
    for path in originals:
        groups[_first(path, originals)].append(by_path[path])
    found: dict[str, tuple[Link, ...]] = {}
    for original, others in groups.items():
        members = [by_path[original], *(other for other in others if other.path != original)]
        links = tuple(Link(each.front.language or language, absolute(each.path)) for each in members)
        found |= dict.fromkeys((each.path for each in members), links)
    return found


def _originals(articles: Mapping[str, Parsed], problems: list[Problem], unread: Collection[str]) -> dict[str, str]:
    """The path of the article that each translation names, by the translation's own."""
    found = {}
    for path, article in articles.items():
        if not article.front.translation_of:
            continue
        original = file_meant(article.front.translation_of, path)
        if original in articles:
            found[path] = original
        elif original not in unread:
            text = f"the article '{article.front.translation_of}' does not exist or is not published"
            problems.append(problem("PF201", text, location(article, "translation_of"), "name its file: other.md"))
    return found


def _first(path: str, originals: Mapping[str, str]) -> str:
    """The article at the head of a chain of translations; of a ring, the first by path."""
    chain = [path]
    while originals.get(chain[-1]) not in (None, *chain):
        chain.append(originals[chain[-1]])
    return min(chain) if chain[-1] in originals else chain[-1]
