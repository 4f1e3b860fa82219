"""`updated`, compared with what git remembers."""

import subprocess
from pathlib import Path

import pytest

from tests.newsroom.rules.desks import Files, desk_of, problems, shown
from tests.tiny import article

ONE = "content/articles/one.md"
BEFORE = article("One", updated="2024-06-18", body="It was long.")
MOVED = article("One", updated="2024-06-19", body="It was long.")


def git(root: Path, *command: str) -> None:
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgSign=false")
    subprocess.run(["git", *who, *command], cwd=root, check=True, capture_output=True)


def commit(root: Path, text: str) -> None:
    file = root / ONE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "A text")


def found(root: Path, files: Files) -> list[str]:
    return [shown(each) for each in problems(desk_of(root, files), "PF816")]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    return tmp_path


TOLD = (
    f"{ONE}:4:10 [2024-06-19] 'updated' was moved, and not a word of the article is another"
    " | take the old date back: readers and search engines are told that there is something new"
)


def test_a_date_that_was_moved_alone_is_told(repository: Path) -> None:
    commit(repository, BEFORE)
    assert found(repository, {ONE: MOVED}) == [TOLD]


def test_one_that_the_last_commit_moved_is_told_too(repository: Path) -> None:
    commit(repository, BEFORE)
    commit(repository, MOVED)
    assert found(repository, {ONE: MOVED}) == [TOLD]


def test_a_site_in_a_folder_of_its_repository_is_compared_too(repository: Path) -> None:
    commit(repository / "blog", BEFORE)
    assert found(repository / "blog", {ONE: MOVED}) == [TOLD]


def test_other_blanks_alone_are_no_change(repository: Path) -> None:
    commit(repository, BEFORE)
    assert found(repository, {ONE: MOVED.replace("It was long.", "It  was\nlong.")}) == [TOLD]


@pytest.mark.parametrize(
    "now",
    [
        BEFORE,
        article("One", updated="2024-06-19", body="It was longer."),
        article("One again", updated="2024-06-19", body="It was long."),
        article("One", updated="2024-06-18", body="It was longer."),
        article("One", body="It was long."),
    ],
)
def test_a_date_that_says_so_of_a_change_is_right(repository: Path, now: str) -> None:
    commit(repository, BEFORE)
    assert found(repository, {ONE: now}) == []


def test_the_first_date_of_a_change_is_none_that_was_moved(repository: Path) -> None:
    commit(repository, article("One", body="It was long."))
    assert found(repository, {ONE: BEFORE}) == []


def test_a_date_that_was_taken_back_is_right(repository: Path) -> None:
    commit(repository, BEFORE)
    commit(repository, MOVED)
    assert found(repository, {ONE: article("One", updated="2024-06-20", body="It was longer.")}) == []


def test_without_a_repository_or_a_commit_nothing_is_told(tmp_path: Path) -> None:
    assert found(tmp_path / "site", {ONE: MOVED}) == []
    git(tmp_path, "init", "--quiet")
    assert found(tmp_path / "site", {ONE: MOVED}) == []


def test_a_repository_runs_nothing_of_its_own(repository: Path) -> None:
    commit(repository, BEFORE)
    for key, command in (("core.fsmonitor", "touch ran"), ("diff.external", "touch ran"), ("core.pager", "touch ran")):
        git(repository, "config", key, command)
    assert found(repository, {ONE: MOVED}) == [TOLD]
    assert not (repository / "ran").exists()
