"""Charts as themes draw them: read back as XML, without style and script, and told in words."""

import re
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from generator.racing.charts.canvas import Chart, Entrant
from generator.racing.charts.progression import Progress, progression
from generator.templates import Templates
from tests.racing.charts.figures import SEASON, SMALL, charts
from tests.theme_folders import loaded

SHOW = '{% from "_charts.html" import chart %}<main>{% for each in charts %}{{ chart(each, table) }}{% endfor %}</main>'

ALLOWED = {
    "figure": {"class"}, "figcaption": set(), "svg": {"viewBox", "role", "font-size", "fill"}, "title": set(),
    "desc": set(), "path": {"class", "fill", "stroke", "stroke-opacity", "stroke-width", "stroke-linejoin",
    "stroke-linecap", "stroke-dasharray", "d"}, "g": {"class", "color", "stroke-width"},
    "text": {"class", "x", "y", "text-anchor"},
}  # fmt: skip
"""What a chart is made of."""


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    files = {"mine/theme.yaml": "extends: plain\n", "mine/templates/show.html": SHOW}
    return Templates(loaded(tmp_path_factory.mktemp("site"), "mine", files))


def drawn(templates: Templates, *shown: Chart, table: bool = False) -> ElementTree.Element:
    return ElementTree.fromstring(templates.render("show.html", {"charts": shown, "table": table}))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(chart=charts)
def test_a_chart_is_drawn_with_attributes_and_classes_alone(templates: Templates, chart: Chart) -> None:
    root = drawn(templates, chart)
    for element in root.iter():
        if element is not root:
            assert set(element.attrib) <= ALLOWED[element.tag]
    paths = [element.attrib["d"] for element in root.iter("path")]
    assert all(re.fullmatch(r"(?:M[-\d. ]+|[LHhvlmaz][-\d. ]*)*", path) for path in paths)


@settings(deadline=None, max_examples=40)
@given(chart=charts)
def test_a_chart_comes_out_of_another_process_as_it_went_in(chart: Chart) -> None:
    for each in (chart, *SMALL):
        assert repr(msgspec.json.decode(msgspec.json.encode(each), type=Chart)) == repr(each)


def test_a_chart_has_a_text_alternative_and_its_figures_as_a_table(templates: Templates) -> None:
    root = drawn(templates, *SMALL, table=True)
    assert [svg.attrib["role"] for svg in root.iter("svg")] == ["img"] * 4
    assert [svg.findtext("title") for svg in root.iter("svg")] == [chart.title for chart in SMALL]
    assert [svg.findtext("desc") for svg in root.iter("svg")] == [chart.summary for chart in SMALL]
    table = next(root.iter("table"))
    rows = [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
    assert rows == [list(SEASON.columns), *map(list, SEASON.rows)]
    assert {cell.attrib["scope"] for cell in table.iter("th")} == {"col", "row"}


def test_lines_differ_without_colour_and_have_the_colour_of_their_team(templates: Templates) -> None:
    lines = [
        Progress(Entrant(f"Driver {number}", f"D{number}", "pf-team-mclaren"), (0, number)) for number in range(24)
    ]
    groups = list(drawn(templates, progression("A season", ["1", "2"], lines)).iter("g"))
    assert len(groups) == 24
    assert {group.attrib["class"] for group in groups} == {"pf-trace pf-team-mclaren"}
    looks = {(line.get("stroke-dasharray"), mark.attrib["d"].lstrip("M0123456789. ")) for line, mark in groups}
    assert len(looks) == 24


def test_names_are_escaped_and_ids_are_not_needed(templates: Templates) -> None:
    entrant = Entrant('<b>"&', '<i>"&')
    html = templates.render(
        "show.html", {"charts": [progression("<u>", ["<s>"], [Progress(entrant, (1,))])] * 2, "table": True}
    )
    assert "&lt;b&gt;" in html
    assert not re.search(r"<[busi]>|\sid=|\sstyle=|<script|<style", html)
