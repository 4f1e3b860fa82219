"""The settings of Jekyll: _config.yml."""

from typing import Any, NamedTuple

from generator.newsroom.moving.folders import Filed
from generator.newsroom.moving.fronts import read_settings, text, texts
from generator.newsroom.moving.items import Notes


class Settings(NamedTuple):
    """What _config.yml says."""

    values: dict[str, Any]
    collections: dict[str, dict[str, Any]]
    style: str

    def defaults(self, name: str, kind: str) -> dict[str, Any]:
        """The values that the settings give to files of a path and a kind."""
        found: dict[str, Any] = {}
        every = self.values.get("defaults")
        for each in every if isinstance(every, list) else ():
            scope = each.get("scope") if isinstance(each, dict) else None
            values = each.get("values") if isinstance(each, dict) else None
            if not isinstance(scope, dict) or not isinstance(values, dict):
                continue
            path = text(scope.get("path")).strip("/")
            if (not path or name.startswith(path)) and text(scope.get("type")) in ("", kind):
                found |= values
        return found


def settings_of(every: list[Filed], notes: Notes) -> Settings:
    """The settings in the files of a folder of Jekyll."""
    values: dict[str, Any] = {}
    for each in every:
        if each.name in ("_config.yml", "_config.yaml", "_config.toml") and (origin := each.text(notes)):
            values |= read_settings(origin, notes)
    given = values.get("collections")
    names = given if isinstance(given, dict) else dict.fromkeys(texts(given))
    collections = {str(name): own if isinstance(own, dict) else {} for name, own in names.items() if name != "posts"}
    posts = names.get("posts")
    style = text(posts.get("permalink")) if isinstance(posts, dict) else ""
    return Settings(values, collections, style or text(values.get("permalink")) or "date")
