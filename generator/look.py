"""The look of a site: site.yaml, its theme with its templates, and what plug-ins offer, loaded together."""

from pathlib import Path
from typing import NamedTuple

from generator.answers import Ask
from generator.hooks.offered import Hooks
from generator.model import Problem
from generator.schema import SiteFront
from generator.templates import Templates
from generator.theme import Theme, load_theme


class Look(NamedTuple):
    """What site.yaml says, the theme, what is wrong with that, and what plug-ins offer."""

    config: SiteFront
    theme: Theme
    templates: Templates
    problems: tuple[Problem, ...]
    hooks: Hooks


def look_of(root: Path, config: SiteFront, ask: Ask, hooks: Hooks) -> Look:
    """The look of the site in this folder."""
    theme, problems = load_theme(root / "themes", config.theme)
    templates = Templates(theme, ask, config.language, hooks.filters)
    return Look(config, theme, templates, (*problems, *templates.catalogues.problems(config.language)), hooks)
