"""`parcferme build --output s3://…`, as people call it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.s3.built import ARTICLES, StoredSite
from tests.s3.way import Way
from tests.tiny import TinySite

NOW = ("--now", "2024-07-01T12:00Z")


@pytest.fixture
def stored(another_store: Way, tmp_path: Path) -> StoredSite:
    """A site with a target in the bucket that it is built into."""
    another_store.be_good()
    stored = StoredSite(TinySite(tmp_path / "site", ARTICLES), another_store, "pit")
    text = (stored.site.root / "site.yaml").read_text()
    target = f"{{to: s3, bucket: {stored.place.bucket}, endpoint: '{another_store.address}'}}"
    stored.site.write({"site.yaml": f"{text}publish: {{live: {target}}}\n"})
    return stored


def asked(stored: StoredSite, *words: str) -> tuple[int, str]:
    """The exit status of a command, and what it says."""
    found = CliRunner().invoke(main, [*words, "--root", str(stored.site.root), *NOW])
    return found.exit_code, found.output


def test_a_site_is_built_into_the_store_of_the_target_with_that_bucket(stored: StoredSite) -> None:
    output = f"s3://{stored.place.bucket}/pit/"
    status, said = asked(stored, "build", "--output", output)
    assert status == 0, said
    assert output in said
    assert stored.files() == stored.clean()
    found = stored.client.head_object(Bucket=stored.place.bucket, Key="pit/old/index.html")
    assert found["WebsiteRedirectLocation"] == "https://pitwall.example/articles/one/"
    status, said = asked(stored, "build", "--json", "--output", output)
    assert (status, json.loads(said)["written"]) == (0, 0)
    assert asked(stored, "list", "due", "--output", output) == (0, "Nothing is due.\n")
    assert asked(stored, "list", "due")[1].startswith("A build is due: none in ")


def test_where_no_bucket_can_be_is_wrong_usage(stored: StoredSite) -> None:
    for output, key in (("s3://", "bucket"), ("s3://b/c", "bucket"), ("s3://blog/a/../b", "prefix")):
        status, said = asked(stored, "build", "--output", output)
        assert status == 2
        assert f"'{output}' cannot be written to: its {key} is none" in " ".join(said.replace("│", " ").split())


def test_a_bucket_that_is_not_there_is_told_of(stored: StoredSite) -> None:
    text = (stored.site.root / "site.yaml").read_text().replace(stored.place.bucket, "no-such-bucket")
    stored.site.write({"site.yaml": text})
    status, said = asked(stored, "build", "--output", "s3://no-such-bucket")
    assert status == 1
    assert said.startswith(
        "s3://no-such-bucket: error: the site cannot be written there: there is no bucket 'no-such-bucket'\n"
        "  hint: create it, or see whether `bucket` and `endpoint` are right\n"
    )
