"""A worked example: a plug-in with every hook, in a file of a site's `plugins/` folder."""

PACE = '''\
"""How long a story takes to read, and a few things more."""

from html import escape

from markdown import Extension
from markdown.preprocessors import Preprocessor
from msgspec import structs

from generator.plugin import TEXT, Block, Job, Keys

from . import words

VERSION = "1.0"


def articles(article):
    """Says in `extra` how many minutes an article takes."""
    minutes = max(1, round(len(article.markdown.split()) / words.PER_MINUTE))
    return structs.replace(article, extra={**article.extra, "minutes": minutes})


def filters():
    """`{{ extra.minutes | reading_time }}`."""
    return {"reading_time": lambda minutes: f"{minutes} min"}


class Gap(Keys, frozen=True, kw_only=True):
    """The keys of the block."""

    leader: str
    seconds: float = 0


def blocks():
    """How far behind somebody is."""
    return [Block("pace-gap", Gap, gap)]


def gap(keys, lines):
    """The HTML of the block."""
    return f'<aside class="gap"><p>{escape(keys.leader)} leads by {keys.seconds} s.</p>{TEXT}</aside>'


def jobs(site):
    """A file for programs, and a page."""
    minutes = {story.url: story.extra["minutes"] for story in site.stories}
    rows = ", ".join(f'"{url}": {count}' for url, count in minutes.items())
    known = [f"{entity.name}: {len(entity.stories)}" for entity in site.entities if entity.kind == "driver"]
    return [
        Job(address="/data/minutes.json", content="{" + rows + "}"),
        Job(address="/pace/", template="pace.html", title="Pace", values={"known": known}),
    ]


class Flags(Preprocessor):
    """Puts a word for a mark."""

    def run(self, lines):
        """The lines with it."""
        return [line.replace("(!)", words.FLAG) for line in lines]


class FlagExtension(Extension):
    """Brings it to Markdown."""

    def extendMarkdown(self, md):
        """Register it."""
        md.preprocessors.register(Flags(md), "flags", 5)


def markdown_extensions():
    """One extension."""
    return [FlagExtension()]
'''

WORDS = "PER_MINUTE = 200\nFLAG = 'yellow flag'\n"

PAGE = """\
{% extends "base.html" %}
{% block content %}<h1>{{ title }}</h1>{% for each in values.known %}<p>{{ each }}</p>{% endfor %}{% endblock %}
"""

ARTICLE = """\
{% extends "plain/article.html" %}
{% block article_end %}<p class="minutes">{{ extra.minutes | reading_time }}</p>{% endblock %}
"""

EXAMPLE = {
    "plugins/pace.py": PACE,
    "plugins/words.py": WORDS,
    "themes/plain/templates/pace.html": PAGE,
    "themes/plain/templates/article.html": ARTICLE,
}
"""The files of the example, by path in a site."""
