"""Seconds from an edit to the served page are taken from a real server."""

import sys
from pathlib import Path

import pytest

from tests.bench.blog import article
from tests.bench.edits import old_article
from tests.bench.serving import served
from tests.bench.sites import Site, with_metadata
from tests.bench.timing import FailedError

COUNT = 5


def site_served_as_it_is(folder: Path) -> Site:
    """A site whose page is the article's file itself, so that every edit is served at once."""
    articles = folder / "articles"
    articles.mkdir(parents=True)
    old = old_article(COUNT)
    (articles / f"{old.slug}.md").write_text(with_metadata(old))
    (folder / "root/articles" / old.slug).mkdir(parents=True)
    (folder / "root/articles" / old.slug / "index.html").symlink_to(articles / f"{old.slug}.md")
    server = (sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "--protocol", "HTTP/1.1", "-d", "root")
    return Site(folder, (), articles, folder / "root", (), server)


def test_servers_take_turns_and_edits_are_taken_back(tmp_path: Path) -> None:
    sites = {name: site_served_as_it_is(tmp_path / name) for name in ("one", "two")}
    runs = list(served(sites, COUNT, 2, settle=0))
    assert [(name, number) for name, number, _ in runs] == [("one", 1), ("two", 1), ("one", 2), ("two", 2)]
    assert all(run.wall > 0 for _, _, run in runs)
    for site in sites.values():
        assert (site.articles / f"{article(2, COUNT).slug}.md").read_text() == with_metadata(article(2, COUNT))


def test_a_server_that_does_not_start_is_told_with_its_output(tmp_path: Path) -> None:
    site = site_served_as_it_is(tmp_path / "one")
    broken = site._replace(server=(sys.executable, "-c", "import sys; sys.exit('no such port')"))
    with pytest.raises(FailedError, match=r"(?s)does not serve /articles/.*no such port"):
        list(served({"one": broken}, COUNT, 1, settle=0))
