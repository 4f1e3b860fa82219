"""Rules about facts: what they report, and what they let be."""

import csv
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.build import Options, Project, survey
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.facts.all import RULES, findings
from generator.store.memo import Memo
from tests.newsroom.rules.facts.cases import CASES, Case

CONTENT = Path(__file__).parents[4] / "content"
NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)


def path_of(number: int, case: Case) -> str:
    if case.place:
        return f"content/{case.place}.md"
    return f"content/{'articles' if case.day else 'pages'}/case-{number}.md"


def straight(text: str) -> str:
    """A text with the quotation marks of a keyboard."""
    return text.translate(str.maketrans("’‘“”", "''\"\""))


def desk_of(root: Path, now: datetime = NOW) -> Desk:
    memo = Memo()
    return Desk(survey(Project(root, root / "output"), memo, Options(now=now)), memo, root, now)


def season_told(root: Path, *, is_so: bool) -> Iterator[str]:
    """Who won and who was third in each race of 2024; or the next one in his place."""
    for race in sorted((root / "content/events").glob("*-grand-prix/2024/race.csv")):
        rows = list(csv.DictReader(race.read_text().splitlines()))
        above = (race.parents[2] / f"{race.parents[1].name}.md").read_text()
        event = re.findall(r"^name: (.*)$", above, re.MULTILINE)[0]
        for place, word in ((0, "won the"), (2, "finished third in the")):
            yield f"{rows[place if is_so else place + 1]['drivers']} {word} 2024 {event}."


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], set[str]]:
    """The sentences that are reported, by the code and the path of the file."""
    root = tmp_path_factory.mktemp("facts")
    shutil.copytree(CONTENT, root / "content", ignore=shutil.ignore_patterns("articles", "media", "pages"))
    (root / "site.yaml").write_text("title: T\nbase_url: https://t.example/\nimages: off\n")
    for number, case in enumerate(CASES):
        path = root / path_of(number, case)
        path.parent.mkdir(parents=True, exist_ok=True)
        if case.place:
            path.write_text(f"{path.read_text()}\n\n{case.text}\n")
            continue
        keys = [f"date: {case.day}"] if case.day else []
        front = "\n".join([f"title: Number {number}", *keys, *filter(None, [case.keys])])
        path.write_text(f"---\n{front}\n---\n\n{case.text}\n")
    for is_so in (True, False):
        said = "\n\n".join(season_told(root, is_so=is_so))
        path = root / f"content/articles/season-{is_so}.md"
        path.write_text(f"---\ntitle: Season\ndate: 2024-12-20\n---\n\n{said}\n")
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in findings(desk_of(root)):
        found[each.problem.code, each.problem.at.path].add(straight(each.sentence))
    return found


@pytest.mark.parametrize(("number", "case"), list(enumerate(CASES)), ids=[f"{each.code} {each.text}" for each in CASES])
def test_what_contradicts_the_record_is_reported_and_nothing_else(
    told: dict[tuple[str, str], set[str]], number: int, case: Case
) -> None:
    assert (straight(case.text) in told[case.code, path_of(number, case)]) == case.is_told


def test_no_sentence_is_reported_that_only_other_rules_are_about(told: dict[tuple[str, str], set[str]]) -> None:
    expected = {(case.code, path_of(number, case)) for number, case in enumerate(CASES) if case.is_told}
    expected.add(("PF834", "content/articles/season-False.md"))
    assert {key for key, sentences in told.items() if sentences} == expected


def test_a_whole_season_can_be_told_and_every_wrong_result_of_it_is_found(
    told: dict[tuple[str, str], set[str]],
) -> None:
    wrong = set(season_told(CONTENT.parent, is_so=False))
    assert len(wrong) == 2 * 24
    assert told["PF834", "content/articles/season-False.md"] == wrong
    assert not told["PF834", "content/articles/season-True.md"]


def test_every_rule_has_at_least_three_sentences_of_each_sort() -> None:
    counts: Counter[tuple[str, bool]] = Counter((each.code, each.is_told) for each in CASES)
    codes = [each.code for each in RULES]
    assert len(codes) == 6
    assert min(counts[code, is_told] for code in codes for is_told in (True, False)) >= 3
    assert {each.code for each in CASES} == set(codes)
