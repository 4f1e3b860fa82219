"""Workers of a cluster write into a store themselves: what stands there is what a build here would write."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build import Options, Project, build
from generator.store.memo import Memo
from tests.cluster.running import OwnCluster
from tests.cluster.sites import site_with_everything
from tests.cluster.test_going_away import after_the_first_results
from tests.s3.built import StoredSite
from tests.s3.stores import KEY, SECRET, seaweed
from tests.s3.way import Way, way_to
from tests.tiny import NOW, article

NO_CREDENTIALS = (
    "s3://{}: error: the site cannot be written there: there are no credentials\n"
    "  hint: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, as AWS's own tools ask for them"
)
HIDDEN = ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL")


@pytest.fixture(scope="module")
def to_the_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Way]:
    """The way to SeaweedFS."""
    with seaweed(tmp_path_factory.mktemp("seaweed")) as address, way_to(address) as way:
        yield way


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Those of the store, for us and for workers that begin after it, and nothing of the machine's own."""
    for name in HIDDEN:
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    for name, value in {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture
def stored(to_the_store: Way, tmp_path: Path) -> StoredSite:
    """A site that is to be built into an empty bucket."""
    return StoredSite(site_with_everything(tmp_path / "site", 24), to_the_store)


def test_workers_put_what_a_build_here_would_write(stored: StoredSite, cluster: OwnCluster) -> None:
    cluster.more(3)
    report = stored.built(cluster=cluster.address)
    assert report.written == report.planned
    assert stored.files() == stored.clean()
    edited = article("Other words", "2024-03-17", "Rain in Monaco.", drivers="[Esteban Ocon]")
    stored.site.write({"content/articles/story-2.md": edited}).remove("content/articles/story-5.md")
    report = stored.built(cluster=cluster.address)
    assert 0 < report.written < report.planned
    assert stored.files() == stored.clean()
    again = stored.built()
    assert (again.written, again.removed, again.rendered) == (0, 0, 0)


def test_workers_that_are_killed_while_they_put_cost_nothing(stored: StoredSite, cluster: OwnCluster) -> None:
    cluster.more(3)
    lose = after_the_first_results("Rendering", lambda: cluster.lose(2))
    options = Options(now=NOW, cluster=cluster.address)
    report = build(Project(stored.site.root, stored.place), Memo(), options, lose)
    assert (stored.site.told(report), len(cluster.workers)) == ("", 1)
    assert stored.files() == stored.clean()  # nor does anything wait there for ever


def test_a_scheduler_that_goes_away_leaves_the_last_good_site(stored: StoredSite, cluster: OwnCluster) -> None:
    stored.built()
    good = stored.files()
    stored.site.write({"themes/plain/templates/slots/footer_end.html": "{{ site.title | pace }}!"})
    cluster.more(2)
    gone = after_the_first_results("Rendering", cluster.scheduler.end)
    options = Options(now=NOW, cluster=cluster.address)
    report = build(Project(stored.site.root, stored.place), stored.site.memo, options, gone)
    assert "error: the cluster has gone away" in stored.site.told(report)
    assert {path: stored.files()[path] for path in good} == good
    stored.built()
    assert stored.files() == stored.clean()


def test_workers_without_credentials_are_told_and_nothing_is_written(stored: StoredSite, cluster: OwnCluster) -> None:
    stored.built()
    good = stored.files()
    stored.site.write({"themes/plain/templates/slots/footer_end.html": "{{ site.title | pace }}!"})
    cluster.more(2, AWS_ACCESS_KEY_ID="", AWS_SECRET_ACCESS_KEY="")
    report = stored.build(cluster=cluster.address)
    assert stored.site.told(report) == NO_CREDENTIALS.format(stored.place.bucket)
    assert stored.files() == good
