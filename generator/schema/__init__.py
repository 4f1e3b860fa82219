"""What people write: the keys of front matter, entity files, site.yaml, theme.yaml and writing blocks.

Each struct is one kind of file, or a part of one. A field's type says how its text is read, its default what holds
when the key is absent, and its description is the line that stands in the reference and in the JSON Schemas. What the
program works with, once names are resolved and addresses decided, is in `model`.

Kinds of entities are in `kinds`, writing blocks in `blocks`, targets of `publish` in `publish`.
"""

from generator.schema.articles import ArticleFront, CorrectionFront, Kind, PageFront
from generator.schema.base import Written
from generator.schema.entities import (
    ChainFront,
    EntityFront,
    LayoutFront,
    NameSpellFront,
    RelativeFront,
    SpellFront,
)
from generator.schema.kinds import (
    ENTITY_FOLDERS,
    KINDS,
    PLURALS,
    AuthorFront,
    CircuitFront,
    DriverFront,
    EditionFront,
    EntityKind,
    EventFront,
    Naming,
    SeriesFront,
    TagFront,
    TeamFront,
)
from generator.schema.parts import ImageFront, LeadFront, MapFront, SourceFront
from generator.schema.seasons import DecisionFront, RulesFront, SessionFront
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
    "ENTITY_FOLDERS",
    "FRONTS",
    "KINDS",
    "PLURALS",
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
    "EntityKind",
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
    "Naming",
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

FRONTS: dict[str, type[Written]] = {
    "article": ArticleFront,
    "page": PageFront,
    **{kind: each.front for kind, each in KINDS.items()},
}
"""What each kind of file may say."""
