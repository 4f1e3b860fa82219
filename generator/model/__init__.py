"""What the program works with: frozen values that pass from stage to stage.

What people write stands in `schema`; here names are resolved, addresses decided and moments fixed. A value
that can reach a page is `Sealed`: it carries a digest, made once, so that a page's key is a digest of digests.

A module holds the values of one stage or two; they stand here in the order in which they come.
"""

from generator.model.digests import Sealed, digest_bytes, digest_of, encoded, sealed, sealed_by
from generator.model.jobs import Order, RenderJob, Report, View
from generator.model.mistakes import Location, Problem
from generator.model.related import Card, Filled, Picture, PictureCrop, PictureForm, TermRef, Withheld
from generator.model.sources import (
    Body,
    EncodedBody,
    FileState,
    Found,
    FoundAs,
    Heading,
    Parsed,
    ParsedAs,
    Recognised,
    Slot,
    Source,
    SourceKind,
    Spot,
    Unsure,
    encoded_body,
)
from generator.schema.kinds import ENTITY_FOLDERS, PLURALS, EntityKind
from generator.values import (
    Colour,
    Digest,
    Focus,
    Handle,
    Moment,
    Origin,
    PartialDate,
    WebAddress,
    WrittenDate,
)

__all__ = (
    "ENTITY_FOLDERS",
    "PLURALS",
    "Body",
    "Card",
    "Colour",
    "Digest",
    "EncodedBody",
    "EntityKind",
    "FileState",
    "Filled",
    "Focus",
    "Found",
    "FoundAs",
    "Handle",
    "Heading",
    "Location",
    "Moment",
    "Order",
    "Origin",
    "Parsed",
    "ParsedAs",
    "PartialDate",
    "Picture",
    "PictureCrop",
    "PictureForm",
    "Problem",
    "Recognised",
    "RenderJob",
    "Report",
    "Sealed",
    "Slot",
    "Source",
    "SourceKind",
    "Spot",
    "TermRef",
    "Unsure",
    "View",
    "WebAddress",
    "Withheld",
    "WrittenDate",
    "digest_bytes",
    "digest_of",
    "encoded",
    "encoded_body",
    "sealed",
    "sealed_by",
)
