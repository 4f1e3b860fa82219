"""`parcferme publish` to a store, from the site to what readers find."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.publish.record import RECORD
from tests.s3.conftest import bucket_at
from tests.s3.test_sending import found_in
from tests.s3.way import Way
from tests.tiny import TinySite, article

ONE = "content/articles/one.md"


def published_by_command(site: TinySite) -> str:
    """What `publish --yes` says."""
    found = CliRunner().invoke(main, ["publish", "--root", str(site.root), "--yes", "--now", "2024-07-01T12:00Z"])
    assert found.exit_code == 0, found.output
    return found.output


@pytest.mark.parametrize("prefix", ["", "pit"])
def test_a_site_is_published_and_then_what_changed_alone(another_store: Way, tmp_path: Path, prefix: str) -> None:
    another_store.be_good()
    bucket = bucket_at(another_store, tmp_path, prefix)
    site = TinySite(
        tmp_path / "site",
        {
            ONE: article("One", aliases="[/old/]", body="It rained."),
            "content/articles/two.md": article("Two"),
        },
    )
    said = f"{{to: s3, bucket: {bucket.store.bucket}, prefix: '{prefix}', endpoint: '{another_store.address}'"
    text = (site.root / "site.yaml").read_text()
    site.write({"site.yaml": f"{text}precompress: true\npublish: {{live: {said}, verify: false}}}}\n"})
    assert "Published: https://pitwall.example/" in published_by_command(site)
    found = found_in(bucket)
    assert "<h1" in found["articles/one/index.html"]
    assert not [name for name in found if name.endswith((".gz", ".br"))]
    old = bucket.store.client.head_object(Bucket=bucket.store.bucket, Key=f"{bucket.store.prefix}old/index.html")
    assert old["WebsiteRedirectLocation"] == "https://pitwall.example/articles/one/"
    another_store.be_good()
    assert "Nothing to do" in published_by_command(site)
    assert [each.method for each in another_store.asked] == ["GET", "GET"]
    another_store.be_good()
    site.write({ONE: article("One", aliases="[/old/]", body="It rained.\n\nOther words.")})
    published_by_command(site)
    below = bucket.store.prefix
    sent = [each.name.removeprefix(below) for each in another_store.asked if each.method == "PUT"]
    assert sorted({name for name in sent if not name.startswith(".parcferme")}) == [
        "articles/one/index.html",
        "feed.json",
        "feed.xml",
    ]
    assert "Other words." in found_in(bucket)["articles/one/index.html"]
    assert RECORD in sent
