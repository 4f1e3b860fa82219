"""`parcferme new ci`: the files with which a host's machines build the site and publish it, also when nobody pushes."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from generator import __version__
from generator.errors import SiteError, problem
from generator.model import Location, Problem
from generator.newsroom import workflows
from generator.newsroom.quoting import quoted_item
from generator.stages.load import load_config

Host = Literal["github", "gitlab", "netlify", "cloudflare"]

_WORKFLOW = ".github/workflows/publish.yml"
_REQUIREMENTS = "requirements.txt"
_NAMES = re.compile(r"[ \t]*parcferme\b(?![-_.])", re.I)
_HEAD = re.compile(r"ref: refs/heads/([\w./-]+)\n?")


class _Kit(NamedTuple):
    """What a host is called, the files for it, and what is left to do by hand."""

    where: str
    files: Mapping[str, str]
    todo: tuple[str, ...]


_KITS: dict[Host, _Kit] = {
    "github": _Kit(
        "GitHub Pages",
        {_WORKFLOW: workflows.PAGES},
        ("Settings, Pages, Source: choose GitHub Actions",),
    ),
    "gitlab": _Kit(
        "GitLab Pages",
        {".gitlab-ci.yml": workflows.GITLAB},
        ("Build, Pipeline schedules: make one for the default branch, with the interval */15 * * * *",),
    ),
    "netlify": _Kit(
        "Netlify",
        {_WORKFLOW: workflows.NETLIFY, "netlify.toml": workflows.NETLIFY_TOML},
        (
            "GitHub, Settings, Secrets and variables, Actions: the secrets NETLIFY_AUTH_TOKEN and NETLIFY_SITE_ID",
            "Netlify, Build settings: stop builds of the branch, or do not link the repository",
        ),
    ),
    "cloudflare": _Kit(
        "Cloudflare Pages",
        {_WORKFLOW: workflows.CLOUDFLARE},
        (
            "Cloudflare: make a Pages project for direct upload, whose production branch is %BRANCH%",
            "GitHub, Settings, Secrets and variables, Actions: the secrets CLOUDFLARE_API_TOKEN (may edit Cloudflare "
            "Pages) and CLOUDFLARE_ACCOUNT_ID, and the variable CLOUDFLARE_PROJECT, the project's name",
        ),
    ),
}


class Begun(NamedTuple):
    """The files that were written, those that were there as they would be written (`same`), and what is left to do by
    hand."""

    written: tuple[Path, ...]
    same: tuple[Path, ...]
    todo: tuple[str, ...]


def new_ci(root: Path, host: Host) -> Begun:
    """Write what a host needs to build and publish the site, and `requirements.txt` where there is none.

    Raises SiteError, with nothing written, where there is no site, where it is not the top of its repository, and where
    one of these files is there and says something else.
    """
    load_config(root)
    kit, branch = _KITS[host], _branch(root)
    todo = tuple(each.replace("%BRANCH%", branch) for each in kit.todo)
    texts = {path: _filled(text, host, branch) for path, text in kit.files.items()}
    if not (root / _REQUIREMENTS).exists():
        texts[_REQUIREMENTS] = workflows.REQUIREMENTS.replace("%REQUIREMENT%", requirement())
        todo = (*todo, *_out_of_reach())
    wrong = (*_misplaced(root), *_differing(root, texts), *_unnamed(root))
    if wrong:
        raise SiteError(*wrong)
    same = tuple(root / path for path in texts if (root / path).exists())
    written = tuple(_written(root, path, text) for path, text in texts.items() if root / path not in same)
    return Begun(written, same, todo)


def requirement() -> str:
    """The line of requirements.txt that stands for the Parc Fermé that runs now: its version or, where it was installed
    from a public git repository, the commit (PyPA, "Recording the Direct URL Origin of installed distributions")."""
    origin = _origin()
    commit = origin.vcs_info.get("commit_id", "")
    if re.fullmatch(r"https://[^@\s]+", origin.url) and re.fullmatch(r"[0-9a-f]{40}", commit):
        return f"parcferme @ git+{origin.url}@{commit}"
    return f"parcferme=={__version__}"


class _Origin(msgspec.Struct):
    url: str = ""
    vcs_info: dict[str, str] = {}


def _origin() -> _Origin:
    """Where the Parc Fermé that runs now was installed from; nothing of one that came from a package index."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        told = distribution("parcferme").read_text("direct_url.json") or "{}"
        return msgspec.json.decode(told, type=_Origin)
    except (PackageNotFoundError, msgspec.MsgspecError):
        return _Origin()


def _out_of_reach() -> Iterator[str]:
    """What is to be done where a host cannot install what runs here."""
    if _origin().url.startswith("file:"):
        yield (
            f"{_REQUIREMENTS}: this Parc Fermé was installed from a folder, which no host can reach: push that folder "
            "to a host of git, and write parcferme @ git+https://…@COMMIT"
        )


def _filled(text: str, host: Host, branch: str) -> str:
    kit = _KITS[host]
    todo = "".join(f"# - {line}\n" for line in _lines(kit.todo))
    for mark, words in (
        ("%BY_HAND%", todo),
        ("%HOST%", host),
        ("%WHERE%", kit.where),
        ("%BRANCH_IN_YAML%", quoted_item(branch)),
        ("%BRANCH%", branch),
    ):
        text = text.replace(mark, words)
    return text


def _lines(todo: tuple[str, ...]) -> Iterator[str]:
    """What is to be done, in lines as long as others in the file."""
    from textwrap import wrap

    for each in todo:
        yield "\n#   ".join(wrap(each, 112, break_long_words=False, break_on_hyphens=False))


def _branch(root: Path) -> str:
    """The branch that is checked out in a folder; `main` where that is not said."""
    try:
        found = _HEAD.fullmatch((root / ".git/HEAD").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return "main"
    return found[1] if found else "main"


def _misplaced(root: Path) -> Iterator[Problem]:
    """Hosts read these files at the top of a repository alone."""
    real = root.resolve()
    if (real / ".git").exists():
        return
    if above := next((each for each in real.parents if (each / ".git").exists()), None):
        text = f"this site is not the top of its repository, which is {above}"
        yield problem(
            "PF116",
            text,
            Location("site.yaml"),
            "hosts read these files there alone: give the site a repository of its own",
        )


def _differing(root: Path, texts: Mapping[str, str]) -> Iterator[Problem]:
    for path, text in texts.items():
        try:
            said = (root / path).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            yield _failed(path, "read", error)
            continue
        if said != text.encode():
            message, hint = "is there already and says something else", "move it away to have it written anew"
            yield problem("PF116", message, Location(path), hint)


def _unnamed(root: Path) -> Iterator[Problem]:
    try:
        lines = (root / _REQUIREMENTS).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        yield _failed(_REQUIREMENTS, "read", error)
        return
    if not any(_NAMES.match(line) for line in lines):
        hint = f"add the line: {requirement()}"
        yield problem("PF116", "does not name parcferme, which is to be installed by it", Location(_REQUIREMENTS), hint)


def _written(root: Path, path: str, text: str) -> Path:
    try:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise SiteError(_failed(path, "written", error)) from None
    return root / path


def _failed(path: str, what: str, error: OSError | UnicodeDecodeError) -> Problem:
    why = (error.strerror or str(error)).lower() if isinstance(error, OSError) else "it is not UTF-8"
    return problem("PF117", f"cannot be {what}: {why}", Location(path))
