"""Related articles: few, weighted by what is shared, and always the same."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.neighbours import LEAST, RELATED, by_term, related
from generator.racing.roster import Term
from generator.schema import KINDS
from tests.outputs.reading import dom, texts
from tests.tiny import TinySite, article

TERMS = st.lists(
    st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.sampled_from(["a", "b", "c"])), max_size=5, unique=True),
    max_size=40,
)


@given(TERMS)
def test_no_article_is_related_to_itself_or_to_more_than_four_and_each_shares_enough(terms: list[list[Term]]) -> None:
    found = related(terms, by_term(terms))
    assert len(found) == len(terms)
    for place, near in enumerate(found):
        assert place not in near
        assert len(set(near)) == len(near) <= RELATED == 4
        worth = [sum(KINDS[term[0]].weight for term in set(terms[place]) & set(terms[other])) for other in near]
        assert all(each >= LEAST for each in worth)
        assert worth == sorted(worth, reverse=True)


@given(TERMS)
def test_the_order_in_which_an_article_names_its_terms_changes_nothing(terms: list[list[Term]]) -> None:
    turned = [list(reversed(own)) for own in terms]
    assert related(terms, by_term(terms)) == related(turned, by_term(turned))


def related_to(tmp_path: Path, **others: dict[str, str]) -> list[str]:
    """The stories related to one about Gasly, Alpine and Monaco 2024."""
    keys = {"drivers": "[Gasly]", "teams": "[Alpine]", "events": "[Monaco/2024]", "tags": "[rain]", "series": "[F1]"}
    files = {"content/articles/main.md": article("Main", "2024-06-10", **keys)}
    for n, (name, shared) in enumerate(others.items()):
        files[f"content/articles/{name}.md"] = article(name, f"2024-06-{11 + n}", **shared)
    site = TinySite(tmp_path, files)
    site.built()
    return texts(dom(site, "/articles/main/"), "section[aria-labelledby=pf-related] .p-name")


def test_a_shared_driver_is_nearer_than_a_team_and_the_weekend_has_a_place_of_its_own(tmp_path: Path) -> None:
    found = related_to(
        tmp_path,
        team={"teams": "[Alpine]"},
        driver={"drivers": "[Gasly]"},
        weekend={"events": "[Monaco/2024]"},
        both={"drivers": "[Gasly]", "teams": "[Alpine]"},
        other={"drivers": "[Ocon]"},
    )
    assert found == ["both", "driver", "team"]


def test_a_tag_a_series_or_an_author_alone_relates_nothing(tmp_path: Path) -> None:
    found = related_to(tmp_path, tag={"tags": "[rain]", "series": "[F1]"}, series={"series": "[F1]"})
    assert found == []


def test_on_a_tie_the_nearer_in_time_wins(tmp_path: Path) -> None:
    found = related_to(tmp_path, **{name: {"drivers": "[Gasly]"} for name in ("one", "two", "three", "four", "five")})
    assert found == ["one", "two", "three", "four"]
