"""Social cards: which pages have one, and what stands on it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from generator.catalogues import Catalogues
from generator.errors import problem
from generator.labels import label
from generator.model import EntityKind, Location, Picture, Problem, sealed
from generator.outputs.file_views import SocialView
from generator.outputs.parts import SiteFacts
from generator.outputs.site import Article, Drawn, Entity, Fills, Outline, Site
from generator.pictures.social import SIZE, SocialCard, card_address
from generator.racing.charts.colours import legible
from generator.schema import SiteFront
from generator.text.slugs import quoted, slugify
from generator.wording import Wording


class Socials(Struct, frozen=True):
    """The cards of a site: how each is shown, by the address of its page, and what is to be drawn."""

    shown: Mapping[str, Picture] = {}
    drawn: tuple[Drawn, ...] = ()


def socials(
    config: SiteFront,
    facts: SiteFacts,
    articles: Sequence[Article],
    entities: Mapping[tuple[EntityKind, str], Entity],
    problems: list[Problem],
    *,
    catalogues: Catalogues,
) -> Socials:
    """The cards of articles, newest first, and of entities, where these have no picture: of all, or of the articles of
    the last two years in which any were written and of the entities that they name."""
    if config.social_cards == "off":
        return Socials()
    recent = _recent(articles) if config.social_cards == "recent" else len(articles)
    cards: dict[str, tuple[str, SocialCard]] = {}
    for article in articles[:recent]:
        if not article.card.image:
            cards[article.address] = (
                article.parsed.slug,
                _of_article(
                    article, entities, facts.title, catalogues.wording(article.card.language or facts.language)
                ),
            )
    for entity in entities.values():
        is_named = any(place < recent for place in (*entity.articles, *entity.also))
        if not entity.facts.image and (is_named or config.social_cards == "all"):
            cards[entity.address] = entity.ref.slug, _of_entity(entity, facts.title, catalogues.wording(facts.language))
    settable = _settable(cards, problems)
    _tell_unknown(settable, problems)
    shown, drawn = {}, {}
    for page, (name, card) in settable.items():
        address = card_address(slugify(name) or "card", card)
        place = quoted(address)[1:]
        shown[page] = sealed(
            Picture(
                url=facts.root + place,
                absolute=facts.base_url + place,
                alt=card.title,
                width=SIZE[0],
                height=SIZE[1],
            )
        )
        drawn[address] = Drawn(address, card)
    return Socials(shown, tuple(drawn.values()))


def outlines(site: Site) -> Iterator[Outline]:
    """Every card."""
    for each in site.drawn:
        yield Outline(
            address=each.address, make=social_view, inputs=_inputs_of(each), order="asset", source="social_cards"
        )


def social_view(card: SocialCard) -> SocialView:
    """A card."""
    return SocialView(card=card)


def _inputs_of(each: Drawn) -> Any:
    def inputs(_: Fills) -> tuple[SocialCard]:
        return (each.card,)

    return inputs


def _recent(articles: Sequence[Article]) -> int:
    """How many of the articles, newest first, are of the last two years in which there are any."""
    if not articles:
        return 0
    first = articles[0].card.moment.at.year - 1
    return sum(article.card.moment.at.year >= first for article in articles)


def _of_article(
    article: Article, entities: Mapping[tuple[EntityKind, str], Entity], site: str, words: Wording
) -> SocialCard:
    """The headline below its kind and its weekend, in the colour of the team it is about first, with the number of the
    one driver it is about."""
    known = [entities[term.kind, term.slug] for term in article.terms if (term.kind, term.slug) in entities]
    weekend = next((each.ref.name for each in known if each.ref.kind in ("edition", "event")), "")
    colour = next(filter(None, map(_colour, known)), "")
    numbers = [each.facts.number for each in known if each.ref.kind == "driver"]
    kicker = " · ".join(filter(None, (label(words, article.card.kind), weekend)))
    return _card(article.card.title, kicker, site, colour, numbers[0] if len(numbers) == 1 else "")


def _of_entity(entity: Entity, site: str, words: Wording) -> SocialCard:
    facts = entity.facts
    return _card(facts.name, label(words, entity.ref.kind), site, _colour(entity), facts.number)


def _card(title: str, kicker: str, site: str, colour: str, number: str) -> SocialCard:
    """A card whose texts are each in one line: Raqm fails at the end of a paragraph."""
    title, kicker, site, number = (" ".join(text.split()) for text in (title, kicker, site, number))
    return SocialCard(title, kicker, site, colour, number)


def _colour(entity: Entity) -> str:
    """The colour of a team, as it is seen on the cards' paper; "" for anyone without."""
    return legible(getattr(entity.parsed.front, "colour", "")) if entity.parsed else ""


def _settable(
    cards: Mapping[str, tuple[str, SocialCard]], problems: list[Problem]
) -> Mapping[str, tuple[str, SocialCard]]:
    """The cards that can be set here: all of them, or those without a letter that is read from right to left, which
    would come out in the wrong order. That others are missing is said once."""
    from generator.pictures.letters import can_turn, is_plain

    turned = {page for page, (_, card) in cards.items() if not all(map(is_plain, (card.title, card.kicker, card.site)))}
    if not turned or can_turn():
        return cards
    text = f"this Pillow cannot set text from right to left, so social cards are missing: {len(turned)}"
    hint = "install Pillow's own wheel, which has Raqm inside, or give those pages a picture"
    problems.append(problem("PF210", text, Location("site.yaml", key="social_cards"), hint))
    return {page: card for page, card in cards.items() if page not in turned}


def _tell_unknown(cards: Mapping[str, tuple[str, SocialCard]], problems: list[Problem]) -> None:
    """Say once which letters no font has."""
    from generator.pictures.letters import has_all, unknown

    texts = {text for _, card in cards.values() for text in (card.title, card.kicker, card.site)}
    if lacking := unknown("".join(sorted(text for text in texts if not has_all(text)))):
        shown = " ".join(lacking[:10]) + (" …" if len(lacking) > 10 else "")
        hint = "install DejaVu Sans, give those pages a picture, or set `social_cards: off`"
        text = f"no font here has these letters, which are missing on social cards: {shown}"
        problems.append(problem("PF210", text, Location("site.yaml", key="social_cards"), hint))
