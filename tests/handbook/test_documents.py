"""What the README and the handbook tell people to type is so: commands run or are understood, YAML is read without a
mistake, and what they name is there."""

import re
import shlex
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from msgspec import Struct

from generator import schema
from generator.cli import main
from generator.newsroom.codes import EVERY
from generator.text.front_matter import read_whole
from seeds.handbook.commands import leaves
from tests.handbook.documents import DOCS, DOCUMENTS, Block, blocks, prose, section
from tests.newsroom.beginnings import season
from tests.newsroom.f1db.tree import checkout
from tests.tiny import SITE_YAML, TinySite, article

READ = [path for path in DOCUMENTS if path.parent.name != "reference"]


def kinds_below(kind: type[Struct]) -> Iterator[type[Struct]]:
    """Every kind of file, and every part of one, of which a document may show keys."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("generator.schema."):
            yield each
        yield from kinds_below(each)


KINDS = tuple(kinds_below(schema.Written))

COMMANDS = re.compile(r"(?:\.venv/bin/)?(parcferme .*)")
SHORT = re.compile(r"(?:build|check|completion|explain|import|list|new|publish|schema|serve) .+")


def shown() -> Iterator[tuple[str, str]]:
    """Every command that stands in a block, without what is said of it, and where."""
    for path in READ:
        for block in blocks(path):
            for line in block.text.splitlines() if block.language in ("", "sh") else ():
                if found := COMMANDS.fullmatch(re.split(r"\s{2,}|\s#", line)[0]):
                    yield found[1], block.place


def spans(path: Path) -> list[str]:
    """The code in a document's sentences."""
    return [" ".join(found.split()) for found in re.findall(r"(?<!`)`([^`]+)`(?!`)", prose(path))]


def mentioned() -> Iterator[tuple[str, str]]:
    """Every command in a sentence, with the name of the program or without, and where."""
    for path in READ:
        for span in spans(path):
            if span.startswith("parcferme ") or SHORT.fullmatch(span):
                yield f"parcferme {span.removeprefix('parcferme ')}", path.name


def left_over(command: str) -> list[str]:
    """What a command takes no argument for, without looking at values. Raises click's errors for what is not known."""
    words = shlex.split(command.replace("…", ""))[1:]
    group: click.Command = main
    while isinstance(group, click.Group) and words and not words[0].startswith("-"):
        _, chosen, words = group.resolve_command(click.Context(group, **group.context_settings), words)
        assert chosen
        group = chosen
    _, left, _ = group.make_parser(click.Context(group, **group.context_settings)).parse_args(words)
    return left


@pytest.mark.parametrize(("command", "place"), sorted({*shown(), *mentioned()}))
def test_every_command_is_understood(command: str, place: str) -> None:
    if "COMMAND" not in command:
        assert left_over(command) == [], place


def test_what_is_not_known_is_not_understood() -> None:
    for wrong in ("parcferme build --serch", "parcferme biuld", "parcferme new sight x"):
        with pytest.raises(click.UsageError):
            left_over(wrong)
    assert left_over("parcferme explain one two") == ["two"]
    assert len(set(shown())) > 20
    assert len(set(mentioned())) > 30


def test_every_option_in_a_sentence_is_one_of_a_command() -> None:
    options = {name for _, each in leaves(main, "") for option in each.params for name in option.opts}
    options |= {name for _, each in leaves(main, "") for option in each.params for name in option.secondary_opts}
    written = [(span, path.name) for path in READ for span in spans(path)]
    named = {(word, name) for span, name in written for word in re.findall(r"(?<!\S)--(?!pf-)[a-z-]+", span)}
    options |= {"--help", "--version"}
    assert [each for each in sorted(named) if each[0] not in options] == []
    assert len(named) > 30


# ---------------------------------------------------------------- run for real

LEFT = re.compile(r".* (?:--external|--cluster|s3://).*")
"""What asks others, be it hosts, machines or a store: it is only understood."""

RAN = sorted(
    {
        (command, place)
        for command, place in shown()
        if place.partition(":")[0] not in ("README.md", "commands.md", "moving-in.md") and not LEFT.fullmatch(command)
    }
)
"""What runs in a small site. Those of the README and of moving in are run as they stand there, one after the other."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a site of a season, beside a checkout of F1DB."""
    site = season(tmp_path)
    site.write(
        {
            "content/articles/2024-06-17-le-mans-pull.md": article("Le Mans", body="Charles Leclerc was there."),
            "seeds/imola.txt": "Seven tenths\n\nPublished 19 May 2024\n\nCharles Leclerc won at Imola.\n",
        }
    )
    checkout(tmp_path / "f1db")
    monkeypatch.chdir(site.root)
    return site.root


def run(command: str) -> str:
    done = CliRunner().invoke(main, shlex.split(command)[1:], env={"SOURCE_DATE_EPOCH": "1718884800"})
    assert done.exit_code in ((0, 1) if " check" in command else (0,)), (command, done.output)
    assert not isinstance(done.exception, Exception)
    return done.output


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(("command", "where"), RAN)
def test_every_command_of_the_handbook_runs(command: str, where: str) -> None:
    assert run(command), where


def test_most_commands_run() -> None:
    assert len(RAN) == 19


def test_the_first_article_of_the_readme_is_made_as_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    readme = READ[0]
    commands = [command for command, where in shown() if where.startswith("README") and "my-blog" in command]
    begin, _, check, build = commands
    story, driver = (block.text for block in blocks(readme) if block.language == "markdown")
    run(begin)
    blog = tmp_path / "my-blog/content"
    paths = re.findall(r"`\.\./my-blog/content/(\S+\.md)`", readme.read_text(encoding="utf-8"))
    for path, text in zip(paths, (story, driver), strict=True):
        (blog / path).parent.mkdir(exist_ok=True)
        (blog / path).write_text(f"{text}\n", encoding="utf-8")
    assert "error" not in run(check)
    run(build)
    for address in ("articles/le-mans-dream", "drivers/pierre-gasly", "events/24-hours-of-le-mans", "tags/endurance"):
        assert (tmp_path / "my-blog/output" / address / "index.html").exists()
        assert address.startswith("articles") or (tmp_path / "my-blog/output" / address / "feed.xml").exists()


# ---------------------------------------------------------------- what is read


def mistakes(text: str) -> list[str]:
    """What is wrong with some lines of YAML in the kind of file that takes them best, or as a target of `publish`."""
    found = [read_whole("a.yaml", f"{text}\n".encode(), kind, UTC)[1] for kind in KINDS]
    if text.startswith("to: "):
        found.append(read_whole("a.yaml", f"publish: {{live: {{{text}}}}}\n".encode(), schema.SiteFront, UTC)[1])
    return min(([each.message for each in problems if each.code != "PF112"] for problems in found), key=len)


YAML = [block for path in READ for block in blocks(path) if block.language == "yaml"]


@pytest.mark.parametrize("block", YAML, ids=lambda block: block.place)
def test_every_block_of_yaml_is_read_without_a_mistake(block: Block) -> None:
    assert mistakes(block.text) == []


def test_blocks_of_yaml_are_found() -> None:
    assert len(YAML) >= 5
    assert mistakes("titel: Wrong") != []


def test_keys_in_sentences_are_read_without_a_mistake() -> None:
    keys = re.compile(r"[a-z_]+: [^…]+")
    told = [(path.name, span) for path in READ for span in spans(path) if keys.fullmatch(span)]
    assert [(name, span, wrong) for name, span in told if (wrong := mistakes(span))] == []
    assert len(told) > 40


def test_every_code_that_is_named_is_one() -> None:
    named = {code for path in READ for code in re.findall(r"\bPF\d{3}\b", path.read_text(encoding="utf-8"))}
    assert named - EVERY.keys() == set()
    assert len(named) >= 10


def test_what_the_readme_leads_to_is_there() -> None:
    readme = READ[0]
    found = [link for link in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]+`", "", prose(readme))) if ":" not in link]
    assert [link for link in found if not (readme.parent / link).exists()] == []
    assert len(found) > 30


def test_the_readme_is_a_comfortable_read() -> None:
    assert len(READ[0].read_text(encoding="utf-8").splitlines()) < 350


def test_the_first_page_of_the_handbook_leads_to_all_others() -> None:
    led = set(re.findall(r"\]\(([\w/-]+)\.md\)", section("index")))
    pages = {path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md")}
    assert {page for page in pages if not page.startswith("reference/")} - led == {"index"}


def coded(page: str, language: str) -> list[str]:
    """The blocks of a language on a page of the handbook."""
    return [f"{block.text}\n" for block in blocks(DOCS / f"{page}.md") if block.language == language]


def test_the_template_of_the_handbook_replaces_ours_as_it_says(tmp_path: Path) -> None:
    template, _ = coded("themes", "jinja")
    site = TinySite(tmp_path, {"content/articles/one.md": article(), "themes/apex/templates/article.html": template})
    site.write({"site.yaml": SITE_YAML.replace("theme: plain", "theme: apex")}).built(strict=True)
    assert "<p>Thank you for reading.</p>" in site.page("/articles/one/")


def test_the_theme_of_the_handbook_is_one(tmp_path: Path) -> None:
    """Its files bear the names that stand before them."""
    texts = (*coded("themes", "yaml"), *coded("themes", "css"), coded("themes", "jinja")[-1])
    paths = re.findall(r"`(themes/night/[\w./]+)`", section("themes", "A theme of your own"))
    chosen = re.findall(r"`(theme_options: .*?)`", section("themes", "A theme of your own"))
    settings = SITE_YAML.replace("theme: plain", "theme: night")
    site = TinySite(tmp_path, {"site.yaml": settings, "content/articles/one.md": article()})
    site.write(dict(zip(paths, texts, strict=True))).built(strict=True)
    (sheet,) = re.findall(r"/assets/night\.\w+\.css", site.page("/articles/one/"))
    assert site.page(sheet) == texts[1]
    assert '<p class="pf-tagline">Lights out</p>' in site.page("/")
    (apex,) = re.findall(r"/assets/apex\.\w+\.css", site.page("/"))
    properties = set(re.findall(r"--pf-\w+", section("themes", "A theme of your own")))
    assert properties <= set(re.findall(r"--pf-\w+", site.page(apex)))
    assert len(properties) == 6
    site.write({"site.yaml": f"{settings}{chosen[0]}\n"}).built(strict=True)
    assert '<p class="pf-tagline">Box, box</p>' in site.page("/")


def test_the_plug_in_of_the_handbook_runs(tmp_path: Path) -> None:
    (plug_in,), (template,) = coded("plug-ins", "python"), coded("plug-ins", "jinja")
    body = "```{pace-gap}\nleader: Leclerc\nseconds: 0.154\n\nOf a *second*.\n```"
    site = TinySite(tmp_path, {"site.yaml": SITE_YAML.replace("plain", "own") + "plugins: [pace]\n"})
    site.write(
        {
            "plugins/pace.py": plug_in,
            "themes/own/theme.yaml": "extends: plain\n",
            "themes/own/templates/pace.html": template,
            "themes/own/templates/slots/article_end.html": "<p>{{ extra.minutes | reading_time }}</p>",
            "content/articles/one.md": article(body=body, summary="A lap."),
        }
    ).built(strict=True)
    assert "<p>1 stories.</p>" in site.page("/pace/")
    assert site.page("/data/minutes.txt") == "/articles/one/ 1\n"
    assert '<aside class="gap"><p>Leclerc leads by 0.154 s.</p>\n<p>Of a <em>second</em>.</p>' in site.page(
        "/articles/one/"
    )
    assert "<p>1 min</p>" in site.page("/articles/one/")


def test_the_series_of_the_handbook_makes_a_season(tmp_path: Path) -> None:
    (series,) = coded("racing", "yaml")
    (race,) = (block.text for block in blocks(DOCS / "racing.md") if block.text.startswith("position,"))
    site = TinySite(
        tmp_path,
        {
            "content/series/formula-1.md": f"---\n{series}---\n",
            "content/events/monaco/2024/index.md": "---\nseries: Formula 1\nround: 8\nstart: 2024-05-24\n---\n",
            "content/events/monaco/2024/race.csv": f"{race}\n",
        },
    )
    site.built(strict=True)
    page = site.page("/series/formula-1/2024/")
    assert re.findall(r"Charles Leclerc|Oscar Piastri|Esteban Ocon", page)[:3] == [
        *("Charles Leclerc", "Oscar Piastri", "Esteban Ocon"),
    ]


def test_a_picture_of_many_is_named_as_the_handbook_says(tmp_path: Path) -> None:
    (named,) = re.findall(r"every text names as\s+`(!.*?)`", section("pictures"))
    text = article(body=named.replace(".jpg", ".svg"), summary="A lap.")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    site = TinySite(tmp_path, {"content/articles/a/b/one.md": text, "content/media/start.svg": drawing})
    site.built(strict=True)
    assert 'src="/media/start.svg"' in site.page("/articles/one/")
