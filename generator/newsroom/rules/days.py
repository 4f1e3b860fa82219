"""Rules about the days of articles."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import PurePosixPath

from generator.errors import problem
from generator.model import Problem, TermRef
from generator.newsroom.rules.copy import Copy
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Rule

FAR = timedelta(days=366)
"""So far ahead nobody schedules an article."""

ALIKE = 85.0
"""From this likeness on (rapidfuzz's ratio of sorted words, 0 to 100) two headlines say the same."""

_IN_NAME = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:-|$)")


def odd_dates(desk: Desk) -> Iterator[Problem]:
    """Dates that are probably slips."""
    for copy in desk.articles:
        yield from _of_publication(copy, desk.today)
        yield from _of_changes(copy, desk.today)


def one_thing_twice(desk: Desk) -> Iterator[Problem]:
    """Articles of one day and kind about the same event, with headlines that say the same."""
    from rapidfuzz import fuzz

    groups: dict[tuple[object, ...], list[Copy]] = defaultdict(list)
    events = {each.parsed.path: _events(each.terms) for each in desk.site.articles}
    for copy in desk.articles:
        about = events.get(copy.parsed.path) or frozenset(copy.front.events)
        if about and copy.front.kind != "live" and not copy.front.translation_of:
            groups[copy.day, copy.front.kind, copy.language, about].append(copy)
    for group in groups.values():
        for number, copy in enumerate(group):
            for other in group[number + 1 :]:
                likeness = fuzz.token_sort_ratio(copy.front.title.lower(), other.front.title.lower())
                if likeness >= ALIKE and copy.front.title != other.front.title:
                    text = f"{other.path} is of the same day, kind and event, and its headline says the same"
                    yield problem("PF811", text, copy.key("title"), "keep one of them, with `aliases:` of the other")
                    break


def _events(terms: Iterable[TermRef]) -> frozenset[str]:
    return frozenset(each.slug for each in terms if each.kind == "edition")


def _of_publication(copy: Copy, today: date) -> Iterator[Problem]:
    in_name = _IN_NAME.match(_own_name(copy.path))
    if copy.front.date and in_name:
        written = copy.front.date.at.date()
        year, month, day = map(int, in_name.groups())
        if (written.month, written.day) == (month, day) and written.year != year:
            text = f"'date' is of {written.year}, the file's name of {year}"
            yield problem("PF813", text, copy.key("date"), "one of the two years is a slip")
            return
    if copy.day > today + FAR:
        key = "date" if copy.front.date else ""
        text = f"the article would be published on {copy.day.isoformat()}, more than a year ahead"
        yield problem("PF813", text, copy.key(key or "title"), "is the year right?")


def _of_changes(copy: Copy, today: date) -> Iterator[Problem]:
    front = copy.front
    tomorrow = today + timedelta(days=1)
    if front.updated:
        updated = front.updated.at.date()
        if updated < copy.day:
            text = f"'updated' is before the article's own date, {copy.day.isoformat()}"
            yield problem("PF813", text, copy.key("updated"), "an article is changed after it was published")
        elif updated > max(tomorrow, copy.day):
            text = "'updated' lies in the future"
            yield problem("PF813", text, copy.key("updated"), "write the day on which the text was changed")
    for number, correction in enumerate(front.corrections):
        day, key = correction.date.at.date(), f"corrections.{number}.date"
        if day < copy.day:
            yield problem("PF813", "the correction is older than the article", copy.key(key), "is the year right?")
        elif day > max(tomorrow, copy.day):
            yield problem("PF813", "the correction lies in the future", copy.key(key), "is the year right?")
    if front.expires and copy.moment and front.expires.at <= copy.moment.at:
        text = "the article expires before it is published"
        yield problem("PF813", text, copy.key("expires"), "is the year right?")


def _own_name(path: str) -> str:
    """The name of a file, or of its folder where it is called index.md."""
    found = PurePosixPath(path)
    return found.parent.name if found.name == "index.md" else found.name


RULES = (
    Rule(
        "PF813",
        "a date is hardly meant",
        "A date that is possible and yet hardly meant: an article more than a year ahead, a year in `date` that is not "
        "that of the file's name, a change or a correction before the article itself or in the future, an end before "
        "the beginning. In January it is mostly last year's number.",
        odd_dates,
    ),
    Rule(
        "PF811",
        "two articles of a day are about one thing",
        "Two articles of one day have the same kind, are about the same race and have nearly the same headline: two "
        "people have written one story, or one was saved twice. Readers see both side by side. Keep one, and let its "
        "`aliases` name the address of the other.",
        one_thing_twice,
    ),
)
