"""The pages of the reference: each of them whole, as its file in content/docs/reference/ says it."""

from collections.abc import Iterator
from datetime import UTC
from itertools import groupby

from generator import schema
from generator.cli import main
from generator.newsroom.codes import EVERY
from generator.newsroom.explaining import EXPLANATIONS
from generator.results import COLUMNS, TABLE_COLUMNS
from generator.schema.publish import TARGETS, AnyTarget
from generator.text.front_matter import read_whole
from generator.text.writing.names import KINDS as BLOCKS
from generator.theme_files import packaged_themes
from seeds.handbook import entries
from seeds.handbook.commands import commands

_LISTS = "Where a list is wanted, one value alone will do. Text needs quotes where YAML would not take it for text."
_ENTITIES = tuple(front for front in schema.FRONTS.values() if issubclass(front, schema.EntityFront))


def pages() -> dict[str, str]:
    """Every page of the reference, by the name of its file."""
    made = {f"{name}.md": _page(title, summary, text) for name, title, summary, text in _all()}
    led = "\n".join(f"- [{title}]({name}.md): {summary}" for name, title, summary, _ in _all())
    lead = "Made from the code, so that nothing is missing. `parcferme schema FOLDER` writes the keys as JSON Schemas."
    return {
        "index.md": _page("Reference", "Every key, block, command and code there is.", f"{lead}\n\n{led}"),
        **made,
    }


def _all() -> Iterator[tuple[str, str, str, str]]:
    """Name, title, summary and text of each page but the first."""
    yield "commands", "Commands", "Every command with every option.", commands(main)
    yield "site", "Keys of site.yaml", "What site.yaml may say.", _keys(schema.SiteFront)
    yield "targets", "Keys of targets", "What targets under publish may say.", _keys(AnyTarget, *TARGETS)
    texts = (schema.ArticleFront, schema.PageFront)
    yield "texts", "Keys of articles and pages", "What the front matter of texts may say.", _keys(*texts)
    entities = _keys(schema.EntityFront, *_ENTITIES)
    yield "entities", "Keys of entities", "What files of drivers, teams, events … may say.", entities
    theme = "\n".join((_keys(schema.ThemeFront), *_options()))
    yield "theme", "Keys of theme.yaml", "What theme.yaml of a theme may say, and the options of ours.", theme
    yield "tables", "Columns of tables", "What CSV files of results and standings hold.", _columns()
    yield "blocks", "Keys of writing blocks", "What each block of a text may say.", entries.blocks(BLOCKS)
    yield "codes", "Codes of mistakes", "What each code means, why it is told, and how it is mended.", _codes()


def _page(title: str, summary: str, text: str) -> str:
    contents = "toc: true\n" if text.count("\n## ") > 2 else ""
    return f"---\ntitle: {title}\nsummary: {summary}\n{contents}---\n\n{text.strip()}\n"


def _keys(*kinds: type[schema.Written]) -> str:
    return f"{_LISTS}\n\n{entries.keys(*kinds)}"


def _options() -> Iterator[str]:
    """What site.yaml may choose of each of our themes that lets it choose."""
    for path in sorted(packaged_themes().glob("*/theme.yaml")):
        front, _ = read_whole(path.name, path.read_bytes(), schema.ThemeFront, UTC)
        if front and front.options:
            yield entries.options(f"What `theme_options` of site.yaml may say with `theme: {path.parent.name}`", front)


def _columns() -> str:
    sessions = "The classification of a session: `content/events/<slug>/<year>/race.csv`, `qualifying.csv`, …"
    standings = "Official standings: `driver-standings.csv` and `team-standings.csv` beside an edition"
    return "\n".join((entries.columns(sessions, COLUMNS), entries.columns(standings, TABLE_COLUMNS)))


def _codes() -> str:
    lead = "`parcferme check --explain CODE` says the same. `checks` in site.yaml may set any that is a warning."
    groups = groupby(EVERY, key=lambda code: code[:3])
    return "\n\n".join((lead, *(_group(prefix, tuple(codes)) for prefix, codes in groups)))


_GROUPS = {
    "PF1": "Files, front matter, imports and plug-ins",
    "PF2": "Texts",
    "PF3": "Names, entities and series",
    "PF4": "Addresses, output and the preview",
    "PF5": "Themes and what pages may load",
    "PF6": "Results and standings",
    "PF7": "Publishing, and pages elsewhere",
    "PF8": "What an editor would see",
}


def _group(prefix: str, codes: tuple[str, ...]) -> str:
    return "\n\n".join((f"## {_GROUPS[prefix]}: {prefix}…", *map(_code, codes)))


def _code(code: str) -> str:
    severity, text = EVERY[code]
    return f"`{code}`, {severity}: **{text}.** {EXPLANATIONS[code]}"
