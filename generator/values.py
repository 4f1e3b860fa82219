"""Texts of a form of their own, and moments: what people write, and the program works with."""

from datetime import date, datetime
from typing import NewType

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


class Moment(Struct, frozen=True, omit_defaults=True, gc=False):
    """A point in time in the site's zone. `day_only`: just a day was written; `at` is then its 00:00."""

    at: datetime
    day_only: bool = False
