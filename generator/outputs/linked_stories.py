"""What articles, pages and the home page are to machines: schema.org's NewsArticle, WebPage, WebSite."""

from collections.abc import Iterator, Sequence

from generator.model import EntityKind, Filled, TermRef
from generator.outputs.cards import changed, shown_terms
from generator.outputs.heads import absolute, rfc3339
from generator.outputs.linked import Node, by, elsewhere, entity, images, named, publisher, thing
from generator.outputs.parts import Head, SiteFacts
from generator.outputs.site import Article
from generator.schema import KINDS, ArticleFront


def home(facts: SiteFacts, description: str) -> tuple[Node, Node]:
    """Who publishes, and the site itself, by the name that it has in results of a search."""
    site = thing(
        "WebSite",
        f"{facts.base_url}#website",
        name=facts.title,
        url=facts.base_url,
        description=description,
        inLanguage=facts.language,
        publisher={"@id": f"{facts.base_url}#publisher"},
    )
    return {**publisher(facts), **({"slogan": facts.tagline} if facts.tagline else {})}, site


def story(facts: SiteFacts, article: Article, head: Head, body: Filled) -> Node:
    """An article. Of those it only mentions stands the page alone, where names in it lead there."""
    front: ArticleFront = article.parsed.front
    card, terms = article.card, shown_terms(article.terms)
    live = front.kind == "live"
    return thing(
        "LiveBlogPosting" if live else "NewsArticle",
        f"{absolute(facts, article.address)}#article",
        url=head.url,
        mainEntityOfPage=head.url,
        headline=card.title,
        description=card.summary,
        image=images(head.image),
        datePublished=rfc3339(card.moment),
        dateModified=rfc3339(changed(card)),
        coverageStartTime=rfc3339(card.moment) if live else "",
        author=[by(facts, author) for author in card.authors] or publisher(facts),
        publisher=publisher(facts),
        articleSection=head.section,
        keywords=list(head.tags),
        inLanguage=card.language or facts.language,
        translationOfWork=_translated(article, originals=True)[:1],
        workTranslation=_translated(article, originals=False),
        isAccessibleForFree=True,
        isPartOf={"@id": f"{facts.base_url}#website"},
        about=[entity(facts, term) for term in terms if term.kind != "tag"],
        mentions=list(_mentions(facts, article, terms, body)),
        citation=[
            thing("CreativeWork", "", name=source.name, url=next(iter(elsewhere(facts, [source.url])), ""))
            for source in front.sources
        ],
        correction=[
            thing("CorrectionComment", "", text=each.text, datePublished=rfc3339(each.date))
            for each in front.corrections
        ],
    )


def _translated(article: Article, *, originals: bool) -> list[Node]:
    """The article that this one is a translation of; or the translations of it, where it is the original."""
    own = next((each for each in article.translations if each.url == article.card.url), None)
    if not own or own.original == originals:
        return []
    return [
        {"@id": f"{each.absolute}#article"}
        for each in article.translations
        if each.original == originals and each is not own
    ]


def _mentions(facts: SiteFacts, article: Article, terms: Sequence[TermRef], body: Filled) -> Iterator[Node]:
    """Those to whom names in the text lead though it is not about them."""
    found, told = article.parsed.recognised, {term.url for term in terms}
    kinds = [each.partition("/")[0] for each in (*found.about, *found.mentioned)]
    for kind, url in zip(kinds, body.links, strict=False):
        if url and url not in told:
            of: EntityKind = _KINDS[kind]
            yield named(facts, of, "", url)


_KINDS: dict[str, EntityKind] = {kind: kind for kind in KINDS}


def page(facts: SiteFacts, head: Head) -> Node:
    """A page outside the stream."""
    return thing(
        "WebPage",
        f"{head.url}#page",
        url=head.url,
        name=head.title,
        description=head.description,
        image=images(head.image),
        inLanguage=head.language or facts.language,
        isPartOf={"@id": f"{facts.base_url}#website"},
    )
