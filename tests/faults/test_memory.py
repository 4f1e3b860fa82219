"""Builds that get too little memory, from hardly any to enough."""

import resource
import sys

import pytest

from tests.test_cli_faults import run, site
from tests.tiny import TinySite, article, tree

__all__ = ["site"]

SHORT = "error: memory ran out: the last good site is as it was\n  hint: build with fewer workers: --jobs 1\n"
IN_A_WORKER = "site.yaml: error: memory ran out in a worker of the build\n"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold a process to it")
@pytest.mark.parametrize("jobs", [pytest.param("1", marks=pytest.mark.thorough), "2"])
def test_memory_that_runs_out_is_told_and_leaves_the_last_good_site(site: TinySite, jobs: str) -> None:
    site.write({f"content/articles/race-{number}.md": article(f"Race {number}") for number in range(60)})
    assert run(site).returncode == 0
    good, short = tree(site.output), 0
    for megabytes in range(28, 200, 3):
        limit = megabytes << 20
        ended = run(
            site,
            *("build", "--clean", "--jobs", jobs),
            preexec_fn=lambda limit=limit: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
        )
        assert tree(site.output) == good, megabytes
        if not ended.returncode:
            break
        assert ended.returncode == 1, (megabytes, ended.stderr)
        assert ended.stderr == SHORT or ended.stderr.startswith(IN_A_WORKER), (megabytes, ended.stderr)
        short += 1
    assert short > 3
    assert run(site).returncode == 0
    assert tree(site.output) == good
