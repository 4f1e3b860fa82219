"""A history from a few files, read as a build reads them."""

from generator.kinds import kind_of
from generator.model import FileState, Problem, Source
from generator.racing.files import entity_files
from generator.racing.history import History, history
from generator.racing.roster import roster
from generator.schema import MarkdownFront
from generator.stages.parse import Rules, parse
from generator.text.dates import zone

RULES = "---\nname: Formula 1\nrules: [{from: 2000, race: [10, 6, 4], sprint: [3, 2, 1], fastest_lap: 1}]\n---\n"
HEAD = "position,drivers,team,grid,fastest_lap\n"


def told(files: dict[str, str]) -> tuple[History, list[Problem]]:
    """What files below content/ tell, by their paths there."""
    sources = []
    for path, text in files.items():
        folder, _, name = f"content/{path}".rpartition("/")
        kind = kind_of(folder, name)
        assert kind, path
        sources.append(Source(f"content/{path}", kind, FileState(0, 0, 0, 0), "", text.encode()))
    found = [each for each, _ in parse(sources, Rules(zone=zone("UTC"), markdown=MarkdownFront()))]
    assert [problem for each in found for problem in each.problems if problem.severity == "error"] == []
    parsed = [each for said in found for each in said.parsed]
    own, _ = entity_files(parsed)
    return history(parsed, own, roster(own.values(), [], "").names, 2024)


def season(*races: str, **more: str) -> History:
    """A season of so many races, with rules; `more` are files beside the first, by name without ending."""
    files = {"series/f1.md": RULES}
    for number, rows in enumerate(races, 1):
        folder = f"events/race-{number}/2020"
        files[f"{folder}/index.md"] = f"---\nseries: f1\nround: {number}\ncircuit: Oval\n---\n"
        files[f"{folder}/race.csv"] = HEAD + rows
    files |= {f"events/race-1/2020/{name.replace('_', '-')}.csv": text for name, text in more.items()}
    found, problems = told({**files, "circuits/oval.md": "---\nname: Oval\n---\n"})
    assert problems == []
    return found
