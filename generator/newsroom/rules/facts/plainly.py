"""Plainly: whether a sentence says something for certain, and of its own time.

What is asked, quoted, denied, hoped or supposed is no claim, and what is told of another year is none about this one: a
false alarm is worse than a mistake that is missed.
"""

import re

from generator.newsroom.rules.facts.saying import YEAR, Saying


def phrases(listed: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for any of these words and phrases, patterns themselves, which stand with commas between."""
    each = "|".join(part.strip() for part in listed.split(","))
    return re.compile(rf"\b(?:{each})(?!\w)", flags)


_UNSURE = phrases(r"""
    if, would, could, might, may, should, unless, almost, nearly, never, not, no, nobody, nothing, nowhere, cannot,
    without, hardly, hop(?:e|es|ed), wants?, wanted, expect\w*, predict\w*, dream\w*, rumou?r\w*, whether, perhaps,
    maybe, probably, likely, supposed, seem\w*, thought, believ\w*, claims?, claimed, bet, odds, instead, than, until,
    as if, imagin\w*, virtual, e-?sports?, simulator, games?, den(?:y|ies|ied), rather, only just, for a moment,
    briefly, provisional\w*, on the road, disqualif\w*, stripped, inherit\w*, penal\w+, put (?:behind|back),
    seconds for, demot\w*, promot\w*, later, unlike, nor, neither, all but, except, but for, \w+n['’]t
""")

_AHEAD = phrases(r"""
    will, would, shall, going to, next, future, from 20\d\d, join\w*, sign\w*, move[sd]?, moving, announce\w*,
    replac\w*, contract, succe\w+, switch\w*, leav\w+, left, depart\w*, bound, deal, return\w*, comes? back, set to,
    due to, about to, \w+['’]ll
""")

_COUNT = "(?:a|two|three|four|five|ten)"
_ELSEWHEN = phrases(
    rf"""
    ago, then, back in, in those days, once, former\w*, ex-\w+, used to, previous\w*, earlier,
    last (?:year|season|time), (?:the|that) (?:year|season|month|week|weekend) (?:before|after),
    {_COUNT} (?:years?|seasons?|weeks?|months?) (?:before|after|earlier|later), nineties, eighties, seventies,
    sixties, fifties, \d\d+s, history, career, (?:had|have|has) been, at the time,
    in (?:his|her|their) (?:first|last|second|third|early|debut|rookie)
    """,
    re.IGNORECASE,
)


_ELSEWHERE = phrases(
    r"""
    Le Mans, WEC, World Endurance\w*, endurance, hypercars?, LMP[123]?, LMDh, LMH, GT[34], GTE, GTP, IMSA, Daytona,
    Sebring, Bathurst, Nordschleife, IndyCar, Indy, Indianapolis 500, Formula (?:2|3|4|E|Two|Three|Four|Renault|Ford),
    F[234], Super Formula, GP[23], DTM, Supercars, NASCAR, Dakar, rally\w*, rallies, WRC, MotoGP, kart\w*, e-?sports?,
    reserve, simulator, test drivers?, (?:private|winter|pre-season|tyre|rookie) tests?, testing,
    test (?:days?|sessions?|team), academy
    """,
    re.IGNORECASE,
)


def tells_elsewhere(saying: Saying) -> bool:
    """Whether a paragraph up to the end of a sentence, or the headline of its text, tells of another kind of racing, or
    of those who do not race."""
    title: str = getattr(saying.copy.front, "title", "")
    return any(_ELSEWHERE.search(text) for text in (saying.part.text[: saying.sentence.end], title))


def is_certain(saying: Saying) -> bool:
    """Whether a sentence supposes, asks, hopes and denies nothing."""
    return not saying.text.rstrip(" ”\"'’)»").endswith("?") and not _UNSURE.search(saying.text)


def looks_ahead(saying: Saying) -> bool:
    """Whether a sentence speaks of what is to come, or of somebody who changes teams."""
    return _AHEAD.search(saying.text) is not None


def looks_back(saying: Saying) -> bool:
    """Whether a sentence, or its paragraph before it, tells of another time than that of the text."""
    text = saying.part.text[: saying.sentence.end]
    return _ELSEWHEN.search(text) is not None or any(int(year) != saying.day.year for year in YEAR.findall(text))


def is_quoted(saying: Saying, start: int) -> bool:
    """Whether what stands at an offset of the shape is within quotation marks that were opened in its paragraph."""
    before = saying.part.text[: saying.sentence.start + saying.within(start, start)[0]]
    if before.count('"') % 2 or sum(map(before.count, "“«„")) > sum(map(before.count, "”»")):
        return True
    opened = before.rfind("‘")
    return opened >= 0 and not _CLOSED.search(before, opened)


_CLOSED = re.compile(r"’(?!\w)")
