"""The settings of Hugo: hugo.toml and its like, and the files of config/_default."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.newsroom.moving.folders import Filed
from generator.newsroom.moving.fronts import flag, read_settings, text, texts
from generator.newsroom.moving.items import Notes, SiteGuess

_NAMES = ("hugo", "config")
_ENDINGS = ("toml", "yaml", "yml", "json")


class Settings(NamedTuple):
    """What the settings say: values by names in small letters, the default language, the folders of texts with the
    language of each ("": by the names of files), the languages there are, and which taxonomies besides tags."""

    values: dict[str, Any]
    language: str
    folders: dict[str, str]
    languages: tuple[str, ...]
    taxonomies: tuple[str, ...]

    @property
    def home(self) -> str:
        """The address of the old site, without a slash at its end."""
        found = text(self.values.get("baseurl")).strip().rstrip("/")
        return found if found.startswith("http") else ""

    def prefix(self, language: str) -> str:
        """What addresses of a language begin with."""
        in_folder = flag(self.values.get("defaultcontentlanguageinsubdir"))
        return f"/{language}" if language and (language != self.language or in_folder) else ""

    def pattern(self, section: str) -> str:
        """The pattern of the addresses of a section's texts; "" where it has none."""
        found = self.values.get("permalinks")
        if not isinstance(found, Mapping):
            return ""
        own = {str(key).lower(): value for key, value in found.items()}
        page = own.get("page")
        if isinstance(page, Mapping):
            own |= {str(key).lower(): value for key, value in page.items()}
        return text(own.get(section.lower()))

    def guess(self) -> SiteGuess:
        """What a new site.yaml can say."""
        own = self.values.get("params")
        params = {str(key).lower(): value for key, value in own.items()} if isinstance(own, Mapping) else {}
        return SiteGuess(
            title=" ".join(text(self.values.get("title")).split()),
            base_url=self.home,
            language=(text(self.values.get("languagecode") or self.values.get("locale")) or self.language).replace(
                "_", "-"
            ),
            timezone=text(self.values.get("timezone")),
            description=" ".join(text(params.get("description")).split()),
        )


def settings_of(every: list[Filed], notes: Notes) -> Settings:
    """The settings in the files of a folder of Hugo."""
    values: dict[str, Any] = {}
    for each in every:
        name, _, ending = each.name.rpartition(".")
        if ending.lower() not in _ENDINGS:
            continue
        if name in _NAMES or name in ("config/_default/hugo", "config/_default/config"):
            values |= _read(each, notes)
        elif name.startswith("config/_default/") and "." not in name.removeprefix("config/_default/"):
            values[name.removeprefix("config/_default/").lower()] = _read(each, notes)
    languages = values.get("languages")
    known = {str(key).lower(): value for key, value in languages.items()} if isinstance(languages, Mapping) else {}
    default = text(values.get("defaultcontentlanguage")).lower() or ("" if not known else "en")
    folders = {text(values.get("contentdir")).strip("/") or "content": ""}
    for name, own in known.items():
        low = {str(key).lower(): value for key, value in own.items()} if isinstance(own, Mapping) else {}
        if folder := text(low.get("contentdir")).strip("/"):
            folders[folder] = name
    given = values.get("taxonomies")
    plural = [text(each) for each in given.values()] if isinstance(given, Mapping) else []
    more = tuple(each for each in plural if each not in ("tags", "categories", "authors", "series", ""))
    return Settings(values, default, folders, tuple(known), more)


def _read(filed: Filed, notes: Notes) -> dict[str, Any]:
    origin = filed.text(notes)
    found = read_settings(origin, notes) if origin else {}
    return {str(key).lower(): value for key, value in found.items()}


def static_folders(settings: Settings) -> tuple[str, ...]:
    """The folders that are taken as they are."""
    return tuple(each.strip("/") for each in texts(settings.values.get("staticdir"))) or ("static",)
