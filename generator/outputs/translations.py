"""Translations: articles that say the same in several languages know each other."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.errors import problem
from generator.model import Parsed, Problem
from generator.outputs.links import Places, file_meant
from generator.outputs.parts import Translation
from generator.racing.roster import location


def translations(
    articles: Sequence[Parsed],
    addresses: Mapping[str, str],
    places: Places,
    language: str,
    problems: list[Problem],
    unread: Collection[str] = (),
) -> Mapping[str, tuple[Translation, ...]]:
    """For each article that has translations, by path: all of them and itself, the original first, then by language.
    `addresses` are those of articles by path, `language` is the site's. What does not fit together is told, and left
    out: an original that is not there, or in a circle, and a second article in one language. Nothing is said of the
    `unread`."""
    by_path = {article.path: article for article in articles}
    originals = dict(_originals(by_path, problems, unread))
    _without_circles(originals, by_path, problems)
    groups: dict[str, list[Parsed]] = defaultdict(list)
    for path in originals:
        groups[_first(path, originals)].append(by_path[path])
    found: dict[str, tuple[Translation, ...]] = {}
    for original, others in groups.items():
        members = list(_distinct([by_path[original], *sorted(others, key=_by_path)], language, problems))
        if len(members) > 1:
            members[1:] = sorted(members[1:], key=lambda each: (each.front.language or language, each.path))
            links = tuple(
                Translation(
                    language=each.front.language or language,
                    title=each.front.title,
                    url=places.url(addresses[each.path]),
                    absolute=places.absolute(addresses[each.path]),
                    original=each.path == original,
                )
                for each in members
            )
            found |= dict.fromkeys((each.path for each in members), links)
    return found


def _originals(
    articles: Mapping[str, Parsed], problems: list[Problem], unread: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Each translation with the article that it names, both by path: by its file, or by its `id`."""
    named = {article.front.id: path for path, article in articles.items() if article.front.id}
    for path, article in articles.items():
        if not (meant := article.front.translation_of):
            continue
        file = file_meant(meant, path)
        original = file if file in articles else named.get(meant, "")
        if original == path:
            problems.append(_wrong(article, "an article is no translation of itself"))
        elif original:
            yield path, original
        elif file not in unread:
            text = f"the article '{meant}' does not exist or is not published"
            problems.append(problem("PF201", text, location(article, "translation_of"), "name its file: other.md"))


def _without_circles(originals: dict[str, str], articles: Mapping[str, Parsed], problems: list[Problem]) -> None:
    """Take from each circle the link of its first article, which counts as the original."""
    for path in sorted(originals):
        chain = [path]
        while (last := originals.get(chain[-1], "")) and last not in chain:
            chain.append(last)
        if last == path:
            names = " → ".join(each.rpartition("/")[2] for each in (*chain, path))
            problems.append(_wrong(articles[path], f"translations name each other in a circle: {names}"))
            del originals[path]


def _first(path: str, originals: Mapping[str, str]) -> str:
    """The article at the head of a chain of translations."""
    while path in originals:
        path = originals[path]
    return path


def _distinct(group: Sequence[Parsed], language: str, problems: list[Problem]) -> Iterator[Parsed]:
    """The articles of a group but for those in a language that an earlier one is in."""
    seen: dict[str, Parsed] = {}
    for each in group:
        own = each.front.language or language
        if other := seen.get(own.lower()):
            problems.append(_wrong(each, f"this article and '{other.path}' are both in '{own}'"))
        else:
            seen[own.lower()] = each
            yield each


def _wrong(article: Parsed, text: str) -> Problem:
    hint = "a translation names its original, and says its language: `language: de`"
    return problem("PF211", text, location(article, "translation_of"), hint)


def _by_path(article: Parsed) -> str:
    return article.path
