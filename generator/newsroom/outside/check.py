"""The check itself: a site is read, its links are asked for, and what is wrong is told at its place."""

from msgspec import Struct

from generator.bench import Options, Project, Track
from generator.build import survey
from generator.errors import judged
from generator.ignores import silenced
from generator.model import Problem
from generator.newsroom.outside.answers import Answer
from generator.newsroom.outside.links import links
from generator.newsroom.outside.rounds import Round, answers, asked_as
from generator.newsroom.outside.telling import told
from generator.store.memo import Memo


class Refusal(Struct, frozen=True):
    """An address whose host keeps programs out, and the status that it gave."""

    url: str
    status: int


class Checked(Struct, frozen=True, kw_only=True):
    """What came of it: how many addresses there are (`asked`) and how many of them answer (`fine`, those that have
    moved among them), what is wrong with others, and of which nothing is known."""

    asked: int
    fine: int
    problems: tuple[Problem, ...] = ()
    refused: tuple[Refusal, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether `checks` of site.yaml makes an error of something."""
        return any(each.severity == "error" for each in self.problems)


def check_external(project: Project, options: Options, how: Round, track: Track, *, anew: bool = False) -> Checked:
    """Ask for every address elsewhere to which the published site leads. Findings are warnings where `checks` of
    site.yaml does not say otherwise. Raises SiteError where the site cannot be read."""
    memo = Memo(project.root / ".cache")
    found = survey(project, memo, options, track)
    every = list(links(found, memo))
    memo.rest()
    urls = dict.fromkeys(asked_as(link.url) for link in every)
    with track("Asking", len(urls)) as more:
        known = answers(urls, how, project.root / ".cache", more=more, anew=anew)
    problems = silenced(told(every, known, project.root), project.root)
    return Checked(
        asked=len(urls),
        fine=sum(known[url].kind in ("fine", "moved") for url in urls),
        problems=judged(problems, found.site.config.checks, strict=False),
        refused=tuple(_refusals(known)),
    )


def _refusals(known: dict[str, Answer]) -> list[Refusal]:
    return [Refusal(url, each.status) for url, each in sorted(known.items()) if each.kind == "refused"]
