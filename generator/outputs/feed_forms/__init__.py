"""The forms that a feed may have: each is a module here that writes it, and says so in its `FORM`.

All forms say the same of the same articles (`FeedView`): there is one feed of each for the site, for every term, and
for the corrections.
"""

from functools import lru_cache

from generator.gathering import gathered
from generator.outputs.addresses import below
from generator.outputs.feed_forms.form import FeedForm
from generator.outputs.heads import url
from generator.outputs.parts import FeedLink, SiteFacts
from generator.text.slugs import REMEMBERED

FORMS: dict[str, FeedForm] = {each.name: each for each in gathered(__name__, "FORM")}
"""Every form, by the name of its files."""


def feed_links(facts: SiteFacts, address: str, title: str) -> tuple[FeedLink, ...]:
    """The feeds that stand under an address: of each form that the theme has made."""
    return _feed_links(url(facts, below(address)), facts.feeds if address == "/" else facts.term_feeds, title)


@lru_cache(maxsize=REMEMBERED)
def _feed_links(folder: str, names: tuple[str, ...], title: str) -> tuple[FeedLink, ...]:
    return tuple([FeedLink(title, FORMS[name].type, folder + name) for name in names])
