"""What several kinds of file hold: pictures, maps, sources."""

from typing import Annotated

from generator.schema.base import Written, says
from generator.values import Focus, WebAddress


class ImageFront(Written, frozen=True, kw_only=True):
    src: Annotated[str, says("path of the picture: beside the file, or under `content/media/`")]
    alt: Annotated[
        str | None, says('what the picture shows, for those who cannot see it; `""` for one that only decorates')
    ] = None
    credit: Annotated[str, says("who made the picture")] = ""
    licence: Annotated[str, says("the licence it is used under")] = ""


class LeadFront(ImageFront, frozen=True, kw_only=True):
    focus: Annotated[
        Focus,
        says("what stays in sight where a part is shown: `50% 30%`, from the left and the top; else the middle"),
    ] = Focus("")


class MapFront(Written, frozen=True, kw_only=True):
    src: Annotated[str, says("path of an SVG: beside the file, or under `content/media/`; its lines alone are drawn")]
    credit: Annotated[str, says("who drew the map")] = ""
    licence: Annotated[str, says("the licence it is used under")] = ""


class SourceFront(Written, frozen=True, kw_only=True):
    name: Annotated[str, says("the publication, person or data set")]
    url: Annotated[WebAddress, says("its address, `https://…`")] = WebAddress("")
    licence: Annotated[str, says("the licence its work is used under; it then stands on the page of attribution")] = ""
    version: Annotated[str, says("which state of it was used")] = ""
