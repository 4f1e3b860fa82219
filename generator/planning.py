"""Planning: what a build does between reading and rendering. All that was read becomes one site, and a site a job for
every file."""

from collections.abc import Sequence

from generator import finder
from generator.answers import Answers, Ask
from generator.bench import Bench
from generator.intake import Intake
from generator.look import Look
from generator.model import Problem
from generator.outputs.assets import asset_addresses
from generator.outputs.chrome import site_facts
from generator.outputs.pages import promised
from generator.outputs.site import Site
from generator.stages.plan import Plan, Workshop, plan
from generator.stages.relate import Moments, relate
from generator.theme import theme_options
from generator.toolchain import toolchain


def planned(bench: Bench, intake: Intake, look: Look, told: Sequence[Problem], answers: Answers) -> tuple[Site, Plan]:
    """The site of what was read, and its plan; what was `told` before is wrong with it too."""
    with bench.clock("relate"):
        site, problems = related(bench, intake, look, answers)
    with bench.clock("plan"):
        workshop = Workshop(
            templates=look.templates,
            assets=look.theme.assets,
            toolchain=toolchain(),
            fingerprint=bench.options.fingerprint,
            promised=promised(look.config, preview=bench.options.on_request),
            hooks=look.hooks,
        )
        return site, plan(site, workshop, (*problems, *look.templates.problems), told)


def related(bench: Bench, intake: Intake, look: Look, ask: Ask) -> tuple[Site, tuple[Problem, ...]]:
    """The site of what was read, and what is wrong with it: with the theme's options first."""
    options, theme = bench.options, look.theme
    chosen, unknown = theme_options(theme, look.config.theme_options)
    site, problems = relate(
        intake.parsed,
        intake.sources,
        config=look.config,
        facts=site_facts(
            look.config,
            chosen,
            asset_addresses(theme.assets, fingerprint=options.fingerprint),
            theme.without,
            search=options.searches(look.config.search) and bool(finder.installed()),
            unlisted=options.unlisted,
        ),
        moments=Moments(options.now, options.drafts, options.future),
        without=theme.without,
        unread=intake.unread,
        ask=ask,
        on_request=options.on_request,
        catalogues=look.templates.catalogues,
    )
    return site, (*unknown, *problems)
