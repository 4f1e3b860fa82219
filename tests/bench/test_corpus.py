"""The corpus is the same every time, and a thousand articles of it build without an error."""

import re
import tempfile
from itertools import islice
from pathlib import Path

from generator.build import Options, Project, build
from generator.errors import show
from generator.store.memo import Memo
from tests.bench.corpus import corpus, main, story
from tests.tiny import NOW, tree

COUNT = 1000
MEMORY = Path("/dev/shm")


def test_the_same_count_and_seed_give_the_same_bytes() -> None:
    assert list(corpus(30, 7)) == list(corpus(30, 7))
    assert list(corpus(30, 7)) != list(corpus(30, 8))


def test_every_article_is_of_the_size_of_a_real_one_and_no_path_comes_twice() -> None:
    files = list(corpus(200))
    sizes = [len(data) for path, data in files if path.startswith("content/articles/")]
    assert len(sizes) == 200
    assert min(sizes) >= 2500
    assert max(sizes) <= 5 * 1024
    assert len({path for path, _ in files}) == len(files)


def test_the_corpus_has_everything_that_articles_have() -> None:
    text = b"\n".join(data for _, data in corpus(60)).decode()
    wanted = {
        "drivers": r"^drivers: \[.+, .+\]$", "teams": r"^teams: \[", "tags": r"^tags: \[", "authors": r"^authors: \[",
        "edition by name": r"^events: \[\w+ GP \d{4}\]$", "edition by slug": r"^events: \[[a-z-]+/\d{4}\]$",
        "edition of an unknown event": r"^events: \[[A-Z][\w ]+/\d{4}\]$", "table": r"^\|--:\|", "quote": r"^> ",
        "footnote": r"^\[\^1\]: ", "list": r"^- ", "numbered list": r"^1\. ", "code": r"^```python$",
        "link to an article": r"\]\(\.\./\d{4}/", "link with an anchor": r"\.md#", "heading": r"^## ",
        "link to an address": r"\]\(/", "link elsewhere": r"\]\(https://",
    }  # fmt: skip
    assert len(wanted) == 18
    missing = [name for name, pattern in wanted.items() if not re.search(pattern, text, re.MULTILINE)]
    assert missing == []


def test_the_command_writes_the_same_files(tmp_path: Path) -> None:
    main([str(tmp_path), "12", "--seed", "7"])
    assert tree(tmp_path) == dict(sorted(corpus(12, 7)))


def test_a_thousand_articles_build_without_an_error() -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        root = Path(folder)
        main([folder, str(COUNT)])
        report = build(Project(root, root / "output"), Memo(), Options(now=NOW))
        assert not report.problems, "\n".join(show(each) for each in islice(report.problems, 5))
        assert not report.withheld
        assert len(list((root / "output/articles").glob("*-[0-9]*/index.html"))) == COUNT
        numbered = sorted(int(path.name) for path in (root / "output/articles/page").iterdir())
        assert numbered == list(range(1, COUNT // 20 + 1))
        last = Path(story(COUNT - 1, COUNT, 1).path).stem[11:]
        assert f"/articles/{last}/" in (root / "output/index.html").read_text()
