"""site.yaml: read, judged key by key, with every mistake at its place."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from msgspec import Struct, structs

from generator.errors import CODES, is_of_a_rule, problem
from generator.model import Problem
from generator.schema import SiteFront
from generator.text import dates
from generator.text.front_matter import place, read_whole
from generator.text.slugs import clean_address, expand, nearest, placeholders

PLACEHOLDERS: dict[str, tuple[str, ...]] = {
    "articles": ("slug", "year", "month", "day", "section"),
    "pages": ("slug", "section"),
}
"""What the permalink patterns of a kind may hold; those of all others hold `{slug}` alone."""


_WARNINGS = tuple(code for code, (severity, _) in CODES.items() if severity == "warning")
_WARNINGS_AND_RULES = ", ".join((*(code for code in _WARNINGS if not is_of_a_rule(code)), "and PF8… of check's rules"))
_LEAST = "begin with two lines: 'title: …' and 'base_url: https://…'"
_SAMPLE = {"slug": "slug", "year": "2024", "month": "06", "day": "17", "section": "section"}
_TARGET = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_LINK = re.compile(r"/(?!/)|https?://[^/]|mailto:.", re.IGNORECASE)
_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_ADDRESS = re.compile(r"[!-~]+")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9a-f:.]*:[0-9a-f:.]*")
_DOMAIN = re.compile(r"([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])")
_LONGEST_DOMAIN = 253
_ALLOWED = r"[a-z-]+=(\*|\((self|\*)?( ?\"https://[A-Za-z0-9.:-]+\")*\))"
_PERMISSIONS = re.compile(rf"{_ALLOWED}(, ?{_ALLOWED})*")


class _Wrong(Struct, frozen=True):
    """A value of the right type that cannot be used: its key, or with `name` the key itself."""

    key: str
    message: str
    hint: str = ""
    name: bool = False


def read_config(path: str, data: bytes) -> tuple[SiteFront | None, tuple[Problem, ...]]:
    """The site's own facts, None without those that it needs, and every mistake in the file.

    `base_url` ends with a slash in the result, and a key whose value cannot be used has its default.
    """
    front, problems = read_whole(path, data, SiteFront, dates.zone("UTC"))
    if not front:
        return None, tuple(structs.replace(each, hint=_LEAST) if each.code == "PF102" else each for each in problems)
    found = [wrong for check in _CHECKS for wrong in check(front)]
    told = [
        problem("PF116", wrong.message, place(path, data, wrong.key, name=wrong.name), wrong.hint) for wrong in found
    ]
    every = sorted((*problems, *told), key=lambda each: (each.at.line, each.at.column))
    return _usable(front, {wrong.key.partition(".")[0] for wrong in found if not wrong.name}), tuple(every)


def _usable(front: SiteFront, unusable: set[str]) -> SiteFront | None:
    if "base_url" in unusable:
        return None
    default = SiteFront(title=front.title, base_url=front.base_url.rstrip("/") + "/")
    kept = {key: getattr(default, key) for key in (*unusable, "base_url")}
    return structs.replace(front, **kept)


def _base_url(front: SiteFront) -> Iterator[_Wrong]:
    written = front.base_url
    if not _is_http(written):
        hint = f"write 'https://{written}'" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/[!-~]*)?", written) else ""
        message = f"'base_url' must be an address such as https://example.org/, not '{written}'"
        yield _Wrong("base_url", message, hint)
    elif why := _no_base(written):
        yield _Wrong("base_url", f"'base_url' cannot be '{written}': {why}")


def _no_base(written: str) -> str:
    """Why an address cannot be where a site is read, or ""."""
    if "?" in written or "#" in written:
        return "it has a query or a fragment"
    try:
        parts = urlsplit(written)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "its host or port cannot be one"
    if "@" in parts.netloc:
        return "it names a user"
    if not _HOST.fullmatch(host) or port == 0:
        return "its host or port cannot be one"
    try:
        clean_address(parts.path or "/")
    except ValueError as error:
        return str(error)
    return ""


def _publish(front: SiteFront) -> Iterator[_Wrong]:
    for name, target in front.publish.items():
        if not _TARGET.fullmatch(name):
            message = f"a target cannot be called '{name}': letters, digits, '-' and '_' make a name"
            yield _Wrong(f"publish.{name}", message, name=True)
        if target.base_url and (not _is_http(target.base_url) or _no_base(target.base_url)):
            why = _no_base(target.base_url) if _is_http(target.base_url) else "it does not begin with https://"
            yield _Wrong(f"publish.{name}.base_url", f"'base_url' cannot be '{target.base_url}': {why}")


def _is_http(written: str) -> bool:
    return bool(_ADDRESS.fullmatch(written) and re.match("https?://", written, re.IGNORECASE))


def _hub(front: SiteFront) -> Iterator[_Wrong]:
    if front.feeds.hub and not re.match("https?://", front.feeds.hub, re.IGNORECASE):
        yield _Wrong("feeds.hub", f"'hub' must be an address that begins with https://, not '{front.feeds.hub}'")


def _timezone(front: SiteFront) -> Iterator[_Wrong]:
    try:
        dates.zone(front.timezone)
    except ValueError as error:
        message, _, hint = str(error).partition("; ")
        yield _Wrong("timezone", message, hint or "write an IANA name such as Europe/Monaco")


def _language(front: SiteFront) -> Iterator[_Wrong]:
    if front.language == "en":
        return
    from babel import Locale, UnknownLocaleError  # here, since it takes 20 ms to import

    try:
        Locale.parse(front.language, sep="-")
    except (ValueError, UnknownLocaleError):
        message = f"'language' must be a code such as en, de or en-GB, not '{front.language}'"
        yield _Wrong("language", message, "write two letters, and a region if need be")


def _permalinks(front: SiteFront) -> Iterator[_Wrong]:
    for kind, pattern in structs.asdict(front.permalinks).items():
        if wrong := _no_pattern(pattern, PLACEHOLDERS.get(kind, ("slug",))):
            message, hint = wrong
            yield _Wrong(f"permalinks.{kind}", f"'{kind}' {message}", hint)


def _no_pattern(pattern: str, known: tuple[str, ...]) -> tuple[str, str] | None:
    """What is wrong with a permalink pattern, and a hint."""
    names = placeholders(pattern)
    every = "known here: " + " ".join(f"{{{name}}}" for name in known)
    for name in names:
        if name not in known:
            meant = nearest(name, known)
            return f"holds the unknown '{{{name}}}'", f"did you mean '{{{meant}}}'?" if meant else every
    if "slug" not in names:
        return "must hold '{slug}', or all pages would have one address", every
    try:
        address = clean_address(expand(pattern, **{name: _SAMPLE[name] for name in known}))
    except ValueError as error:
        return f"makes no address of the site: {error}", ""
    return ("has a brace without its other half", every) if set(address) & set("{}") else None


def _checks(front: SiteFront) -> Iterator[_Wrong]:
    for code in front.checks:
        if is_of_a_rule(code):
            continue  # whether there is that rule, `check` says, which knows them
        if code not in CODES:
            meant = nearest(code, CODES)
            hint = f"did you mean '{meant}'?" if meant else f"codes of warnings: {_WARNINGS_AND_RULES}"
            yield _Wrong(f"checks.{code}", f"'{code}' is no code of a mistake", hint, name=True)
        elif code not in _WARNINGS and front.checks[code] != "error":
            hint = f"these can be set: {_WARNINGS_AND_RULES}"
            yield _Wrong(f"checks.{code}", f"'{code}' is always an error: {CODES[code][1]}", hint, name=True)


def _nav(front: SiteFront) -> Iterator[_Wrong]:
    for number, item in enumerate(front.nav):
        if not _LINK.match(item.url):
            message = f"'url' must begin with '/', 'https://' or 'mailto:', not be '{item.url}'"
            yield _Wrong(f"nav.{number}.url", message)


def _theme(front: SiteFront) -> Iterator[_Wrong]:
    if not _FOLDER.fullmatch(front.theme):
        yield _Wrong("theme", f"'theme' must be the name of a folder in themes/, not '{front.theme}'")


def _extensions(front: SiteFront) -> Iterator[_Wrong]:
    added = [name for name in front.markdown.extensions if not name.startswith("-")]
    if added and front.markdown.converter != "python-markdown":
        message = f"the converter '{front.markdown.converter}' takes no extensions"
        yield _Wrong("markdown.extensions", message, "leave them out, or set `converter: python-markdown`")
    for number, name in enumerate(front.markdown.extensions):
        if name.startswith("-"):
            continue  # one of ours to take out; the converter says whether there is one of that name
        if not all(part.isidentifier() for part in name.split(".")):
            message = f"'{name}' is no dotted name of a Python module"
            yield _Wrong(f"markdown.extensions.{number}", message, "write it like 'markdown.extensions.toc'")


def _plugins(front: SiteFront) -> Iterator[_Wrong]:
    for number, name in enumerate(front.plugins):
        if not all(part.isidentifier() for part in name.split(".")):
            message = f"'{name}' is no dotted name of a Python module"
            yield _Wrong(f"plugins.{number}", message, "write `pace` for the file plugins/pace.py")
        elif name in front.plugins[:number]:
            yield _Wrong(f"plugins.{number}", f"the plug-in '{name}' is named twice")


def _gone(front: SiteFront) -> Iterator[_Wrong]:
    for number, address in enumerate(front.gone):
        try:
            clean_address(address)
        except ValueError as error:
            yield _Wrong(f"gone.{number}", f"the address '{address}' cannot be used: {error}", "write /2019/old-story/")


def _cname(front: SiteFront) -> Iterator[_Wrong]:
    if front.cname and not (_DOMAIN.fullmatch(front.cname) and len(front.cname) <= _LONGEST_DOMAIN):
        message = f"'cname' must be a domain such as www.example.org, not '{front.cname}'"
        yield _Wrong("cname", message, "leave out https:// and what comes after the name")


def _dot_files(front: SiteFront) -> Iterator[_Wrong]:
    for number, name in enumerate(front.dot_files):
        last = name.removesuffix("/").rpartition("/")[2]
        if not last.strip(".") or not last.startswith(".") or name.startswith("/"):
            message = f"'{name}' is no name of a file or folder that begins with a dot"
            yield _Wrong(f"dot_files.{number}", message, "write it as it stands below content/static/: '.domains'")


def _permissions(front: SiteFront) -> Iterator[_Wrong]:
    written = front.security.permissions_policy
    if written and not _PERMISSIONS.fullmatch(written):
        message = "'permissions_policy' must name what is allowed to whom, such as 'camera=(), fullscreen=(self)'"
        yield _Wrong("security.permissions_policy", message, "each feature with =() for nobody, a comma between two")


_CHECKS: tuple[Callable[[SiteFront], Iterator[_Wrong]], ...] = (
    _base_url,
    _timezone,
    _language,
    _permalinks,
    _checks,
    _nav,
    _theme,
    _extensions,
    _plugins,
    _hub,
    _gone,
    _cname,
    _dot_files,
    _permissions,
    _publish,
)
