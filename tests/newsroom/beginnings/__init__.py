"""A site with a season that runs, for tests of what is begun of it."""

from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main
from tests.tiny import SITE_YAML, TinySite

NOW = "2024-05-20 12:00"

RACE = (
    "position,drivers,team,points\n1,{},Ferrari,25\n2,Lando Norris,McLaren,18\n3,Pierre Gasly,Alpine,15\n4,Nobody,,\n"
)


def edition(number: int, start: str, circuit: str, more: str = "") -> str:
    days = f"start: {start}\nend: {start}\n"
    return f"---\nseries: formula-1\nseason: 2024\nround: {number}\ncircuit: {circuit}\n{days}{more}---\n"


SESSIONS = (
    'sessions:\n  - {name: Practice 1, start: "2024-05-26 09:30Z"}\n  - {name: Race, start: "2024-05-26 13:00Z"}\n'
)

SERIES = "---\nname: Formula 1\naliases: [F1]\nrules: [{from: 2000, race: [25, 18, 15]}]\n---\n"
EVENT = "---\nname: {}\naliases: [{}]\nseries: formula-1\n---\n"

FILES = {
    "site.yaml": SITE_YAML,
    "content/series/formula-1.md": SERIES,
    "content/circuits/imola.md": "---\nname: Imola\ntimezone: Europe/Rome\n---\n",
    "content/circuits/monaco.md": "---\nname: Monaco\ntimezone: Europe/Monaco\n---\n",
    "content/events/imola-grand-prix.md": EVENT.format("Imola Grand Prix", "Imola GP"),
    "content/events/monaco-grand-prix.md": EVENT.format("Monaco Grand Prix", "Monaco GP"),
    "content/events/imola-grand-prix/2024/index.md": edition(7, "2024-05-19", "imola"),
    "content/events/imola-grand-prix/2024/race.csv": RACE.format("Charles Leclerc"),
    "content/events/monaco-grand-prix/2024/index.md": edition(8, "2024-05-26", "monaco", SESSIONS),
    "content/drivers/charles-leclerc.md": "---\nname: Charles Leclerc\naliases: [Leclerc]\n---\n",
    "content/drivers/listed.yaml": "lando-norris: {name: Lando Norris}\npierre-gasly: {name: Pierre Gasly}\n",
}


def season(root: Path) -> TinySite:
    """A site of two rounds, the second of which is to come."""
    return TinySite(root / "site", FILES)


def new(site: TinySite, *arguments: str) -> Result:
    """`parcferme new …` in the site."""
    env = {"SOURCE_DATE_EPOCH": "1716206400"}
    return CliRunner().invoke(main, ["new", arguments[0], "--root", str(site.root), *arguments[1:]], env=env)


def begun(site: TinySite, *arguments: str) -> tuple[list[str], list[str]]:
    """The paths of what was written, and what is not known yet."""
    result = new(site, *arguments)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    paths = [Path(line.removeprefix("Written: ")) for line in lines if line.startswith("Written: ")]
    unknown = [line.removeprefix("Not known yet: ") for line in lines if line.startswith("Not known yet: ")]
    return [path.relative_to(site.root).as_posix() for path in paths], unknown


def told(site: TinySite, *arguments: str) -> str:
    """The mistake with which it ends."""
    result = new(site, *arguments)
    assert result.exit_code == 1, result.output
    return result.stderr
