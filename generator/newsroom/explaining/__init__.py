"""Explaining: what each code of a mistake stands for, why it is told, and how it is mended or set."""

from textwrap import fill

from generator.newsroom.codes import EVERY, RULES
from generator.newsroom.explaining.files import FILES
from generator.newsroom.explaining.moving import MOVING
from generator.newsroom.explaining.names import NAMES
from generator.newsroom.explaining.publishing import PUBLISHING
from generator.newsroom.explaining.results import RESULTS
from generator.newsroom.explaining.site import SITE
from generator.newsroom.explaining.texts import TEXTS
from generator.text.slugs import nearest

EXPLANATIONS: dict[str, str] = {
    **FILES,
    **MOVING,
    **TEXTS,
    **NAMES,
    **SITE,
    **RESULTS,
    **PUBLISHING,
    **{rule.code: rule.explain for rule in RULES},
    "PF829": "A comment such as `<!-- pf-ignore PF801 -->` says that a warning is not to be told, but there is none of "
    "that code in its paragraph or file: what it was for has been mended, or stands elsewhere. Take it out, so that it "
    "does not hide the next mistake.",
}
"""A paragraph on every code."""

_WIDTH = 100


def explained(code: str) -> str:
    """What `check --explain` prints of a code, upper case or lower. Raises LookupError, saying so, for one that is
    none."""
    known = code.strip().upper()
    if known not in EVERY:
        meant = nearest(known, EVERY)
        raise LookupError(f"'{code}' is no code of a mistake" + (f"; did you mean '{meant}'?" if meant else ""))
    severity, line = EVERY[known]
    lines = (f"{known}: {line}", fill(EXPLANATIONS[known], _WIDTH, break_on_hyphens=False), _settings(known, severity))
    return "\n\n".join(lines)


def _settings(code: str, severity: str) -> str:
    if severity == "error":
        return "It is always an error: the last good site stays as it is until it is mended."
    by_all = f"For the whole site, in site.yaml: `checks: {{{code}: off}}`, or `error`."
    by_file = f"For a paragraph of a text: `<!-- pf-ignore {code} -->`; for a file: `<!-- pf-ignore-file {code} -->`."
    return f"{by_all}\n{by_file}"
