"""What people write: the keys of front matter, entity files, site.yaml, theme.yaml and writing blocks.

Each struct is one kind of file, or a part of one. A field's type says how its text is read, its default what holds
when the key is absent, and its description is the line that stands in the reference and in the JSON Schemas. What the
program works with, once names are resolved and addresses decided, is in `model`.

Here stand the kinds of file; those of writing blocks are in `blocks`, those of targets of `publish` in `publish`.
"""

from generator.model import SourceKind
from generator.schema.articles import ArticleFront, CorrectionFront, Kind, PageFront
from generator.schema.base import Written
from generator.schema.entities import (
    AuthorFront,
    ChainFront,
    CircuitFront,
    DriverFront,
    EntityFront,
    LayoutFront,
    NameSpellFront,
    RelativeFront,
    SpellFront,
    TagFront,
    TeamFront,
)
from generator.schema.parts import ImageFront, LeadFront, MapFront, SourceFront
from generator.schema.seasons import DecisionFront, EditionFront, EventFront, RulesFront, SeriesFront, SessionFront
from generator.schema.sites import (
    Converter,
    FeedsFront,
    ImagesFront,
    LinksFront,
    MarkdownFront,
    NavFront,
    NewsFront,
    PaginationFront,
    PermalinksFront,
    SecurityFront,
    Severity,
    SiteFront,
    StyleFront,
    Tagging,
)
from generator.schema.themes import LeftOut, OptionFront, ThemeFront

__all__ = (
    "FRONTS",
    "ArticleFront",
    "AuthorFront",
    "ChainFront",
    "CircuitFront",
    "Converter",
    "CorrectionFront",
    "DecisionFront",
    "DriverFront",
    "EditionFront",
    "EntityFront",
    "EventFront",
    "FeedsFront",
    "ImageFront",
    "ImagesFront",
    "Kind",
    "LayoutFront",
    "LeadFront",
    "LeftOut",
    "LinksFront",
    "MapFront",
    "MarkdownFront",
    "NameSpellFront",
    "NavFront",
    "NewsFront",
    "OptionFront",
    "PageFront",
    "PaginationFront",
    "PermalinksFront",
    "RelativeFront",
    "RulesFront",
    "SecurityFront",
    "SeriesFront",
    "SessionFront",
    "Severity",
    "SiteFront",
    "SourceFront",
    "SpellFront",
    "StyleFront",
    "TagFront",
    "Tagging",
    "TeamFront",
    "ThemeFront",
    "Written",
)

FRONTS: dict[SourceKind, type[Written]] = {
    "article": ArticleFront,
    "page": PageFront,
    "driver": DriverFront,
    "team": TeamFront,
    "event": EventFront,
    "edition": EditionFront,
    "circuit": CircuitFront,
    "series": SeriesFront,
    "tag": TagFront,
    "author": AuthorFront,
}
"""What each kind of file may say."""
