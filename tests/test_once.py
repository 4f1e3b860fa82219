"""What a process makes once, of templates first: for each build the code that goes with its words and filters."""

from functools import partial
from pathlib import Path

from generator.answers import Once
from generator.store.memo import Memo
from tests.tiny import SITE_YAML, TinySite, article

TEMPLATE = (
    '{% extends "plain/article.html" %}\n'
    '{% block article_end %}<p class="end">{{ "Box" | loud }}, {{ _("Tags") }}</p>{% endblock %}\n'
)
EDITS = (
    ("Box", "text.upper()", "Subjects", "BOX, Subjects"),
    ("Box", "text + '!'", "Subjects", "Box!, Subjects"),
    ("Box", "text + '!'", "Themes", "Box!, Themes"),
    ("In", "text + '!'", "Themes", "In!, Themes"),
)
"""A word of the template, what its filter makes of it, what the site calls tags; and what all that comes to."""


def end_of_the_article(site: TinySite) -> str:
    """What the template says, in a build that knows of no other."""
    site.memo = Memo()
    site.built()
    return site.page("/articles/a-race/").split('<p class="end">')[1].split("</p>")[0]


def test_a_template_has_the_words_and_the_filters_of_now(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"site.yaml": f"{SITE_YAML}plugins: [loud]\n", "content/articles/a-race.md": article()})
    for word, made, tags, said in EDITS:
        site.write(
            {
                "plugins/loud.py": f"def filters():\n    return {{'loud': lambda text: {made}}}\n",
                "translations/en.po": f'msgid "Tags"\nmsgstr "{tags}"\n',
                "themes/plain/templates/article.html": TEMPLATE.replace("Box", word),
            }
        )
        assert end_of_the_article(site) == said


def test_what_was_made_is_not_made_again_until_there_is_too_much() -> None:
    once, made = Once[str](2), list[str]()

    def ask(keys: str) -> list[str]:
        return [once(key, partial(make, key)) for key in keys]

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    assert ask("abab") == ["A", "B", "A", "B"]
    assert made == ["a", "b"]
    assert ask("cab") == ["C", "A", "B"]
    assert made == ["a", "b", "c", "a", "b"]
