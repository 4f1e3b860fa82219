"""Texts of a form of their own, moments, and the kinds of files and entities."""

from datetime import date, datetime
from typing import Literal, NewType

from msgspec import Struct

PartialDate = NewType("PartialDate", str)
"""A year, a month or a day: "2023", "2023-07", "2023-07-21", or "" for none. Sorts as text."""

WebAddress = NewType("WebAddress", str)
"""Where a link of front matter or site.yaml leads: `https://…`, `mailto:…`, or `/…` on this site; "" for nowhere."""

Colour = NewType("Colour", str)
"""A colour, `#rgb` or `#rrggbb`; "" for none."""

Origin = NewType("Origin", str)
"""Of whom a page may load something, as a Content-Security-Policy has it: `https://stats.example.org`, `'sha256-…'`."""

Focus = NewType("Focus", str)
"""The point of a picture that stays in sight when it is cut, `50% 30%`: from the left and from the top."""

Handle = NewType("Handle", str)
"""Someone's name in the fediverse, `@ada@social.example`; "" for none."""

WrittenDate = date

Digest = str
"""32 hexadecimal digits: half of a SHA-256, for which many processors have instructions of their own."""

EntityKind = Literal["driver", "team", "event", "circuit", "series", "tag", "author", "edition"]

"""Every kind of what a site knows. `PLURALS` has the folder of each; what else there is to say of one stands in
`schema.FRONTS`, `labels` and `outputs.kinds`."""

SourceKind = Literal[
    "article", "page", EntityKind,
    "list", "results", "standings", "file", "media", "static", "data", "drawing", "picture",
]  # fmt: skip
"""Every kind of file of content/."""

PLURALS: dict[EntityKind, str] = {
    "driver": "drivers",
    "team": "teams",
    "event": "events",
    "circuit": "circuits",
    "series": "series",
    "tag": "tags",
    "author": "authors",
}
"""Each kind of entity that has an index, and the word in its address, in content/ and in front matter."""

ENTITY_FOLDERS: dict[str, EntityKind] = {plural: kind for kind, plural in PLURALS.items()}
"""The folder of each kind of entity below content/."""


class Moment(Struct, frozen=True, omit_defaults=True, gc=False):
    """A point in time in the site's zone. `day_only`: just a day was written; `at` is then its 00:00."""

    at: datetime
    day_only: bool = False
