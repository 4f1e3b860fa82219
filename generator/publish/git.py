"""A branch of a git repository as a target: for GitHub Pages, Codeberg and every host that shows a branch.

A publish is one commit, made in a repository of ours (`git_repository`) and pushed to the one branch that is named: its
readers see one build or the other. It stands on the commit before (`history: keep`), or is the only one (`one`):
then the branch is forced, but only from a commit of ours that stands on none but ours, and only if that is still its
tip. Whoever else pushes there is not overwritten. `.nojekyll` is always there.
"""

from typing import IO
from urllib.parse import urlsplit

from msgspec import structs

from generator.bench import Track
from generator.errors import SiteError, problem
from generator.model import Location
from generator.publish.git_commits import NO_JEKYLL, Commit, commit_at, held_by, message_of, paths_in, record_in
from generator.publish.git_remote import branch_of, remote_of, shown
from generator.publish.git_repository import GitError, Repository, surroundings
from generator.publish.held import Held
from generator.publish.plan import Plan
from generator.publish.record import RECORD, Record, record_bytes
from generator.publish.refused_by import refused
from generator.publish.release import Release
from generator.publish.staged_files import staged_bytes, unlinked
from generator.publish.targets import Named, Target, overtaken
from generator.schema.publish import GitTarget
from generator.stages.load import load_config

_TIP, _DRAFT = "refs/parcferme/tip", "refs/parcferme/draft"
_LOCKED = ("unable to create", ".lock'", "file exists")
_MOVED = ("stale info", "non-fast-forward", "fetch first", "cannot lock ref", "incorrect old value")


def git_target(named: Named) -> Target:
    """The branch that site.yaml names. Raises SiteError (PF116) for one that git must not be given."""
    assert isinstance(named.front, GitTarget)
    around = surroundings(named.root)
    address, branch = remote_of(named, named.front, around), branch_of(named, named.front, around)
    config, _ = load_config(named.root)
    folder = named.root / ".cache/publish" / f"{named.name}.git"
    return Branch(Repository(folder, around), address, branch, alone=named.front.history == "one", author=config.title)


class Branch:
    """A branch of a remote. What was seen of it last is what a publish is made for."""

    def __init__(self, repository: Repository, address: str, branch: str, *, alone: bool, author: str) -> None:
        self._repository = repository
        self._address = address
        self._branch = branch
        self._alone = alone
        self._author = author
        self._seen: tuple[Commit | None, Held] | None = None

    @property
    def where(self) -> str:
        """The branch and the repository."""
        return f"{self._branch} of {shown(self._address)}"

    def look(self) -> Held:
        """What the tip of the branch holds."""
        try:
            tip = self._tip()
            held = held_by(self._repository, tip, self.where) if tip else Held()
        except GitError as error:
            raise refused(self.where, error.said) from None
        self._seen = tip, held
        return held

    def send(self, release: Release, plan: Plan, track: Track) -> None:
        """Make a commit, and push it."""
        if self._seen is None:
            self.look()
        assert self._seen
        tip, held = self._seen
        if held.record != plan.before:
            raise overtaken(self.where)
        unlinked(release.folder, plan.sent)
        try:
            tree = self._tree(release, plan, tip, track)
            if tip and tip.is_ours and tip.tree == tree:
                return
            one = self._alone and tip is not None and not tip.above
            told = {
                "Mark": release.mark,
                "Source": release.commit,
                "Tree": tree,
                "Parent": "" if one or not tip else tip.name,
                "Above": tip.above if tip else "",
            }
            made = self._made(tree, told["Parent"], message_of(_subject(plan), told), plan.record)
            self._push(made, tip.name if one and tip else "")
        except GitError as error:
            raise self._refused(error) from None

    def rollback(self) -> Record:
        """Put the commit before on top of this one."""
        try:
            tip = self._tip()
            before = self._before(tip) if tip else None
            record = record_in(self._repository, before, self.where) if before else None
            if not tip or not before or not record:
                raise SiteError(
                    problem("PF712", _no_way_back(tip), Location(self.where), "publish an earlier state of the site")
                )
            told = {**before.told, "Parent": tip.name, "Above": tip.above, "Before": before.before or "none"}
            subject = f"Go back to {before.name[:12]}"
            self._push(self._made(before.tree, tip.name, message_of(subject, told), record), "")
        except GitError as error:
            raise self._refused(error) from None
        return record

    # ------------------------------------------------------------ what is there

    def _tip(self) -> Commit | None:
        """The tip of the branch, brought here with all its files; None where there is no such branch."""
        self._repository.ready()
        ref = f"refs/heads/{self._branch}"
        lines = self._repository.said("ls-remote", "--quiet", "--", self._address, ref).decode().splitlines()
        name = next((line.partition("\t")[0] for line in lines if line.endswith(f"\t{ref}")), "")
        return self._brought(name) if name else None

    def _brought(self, name: str) -> Commit:
        if not self._repository.has(name):
            self._fetch(name)
        if not self._repository.has(name):  # what is here is damaged
            self._repository.ready(afresh=True)
            self._fetch(name)
        self._repository.said("update-ref", _TIP, name)
        return commit_at(self._repository, name)

    def _fetch(self, name: str) -> None:
        quiet = ("--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance")
        self._repository.said("fetch", *quiet, "--depth=1", "--", self._address, name)

    def _before(self, tip: Commit) -> Commit | None:
        """The commit to go back to."""
        if tip.before in ("", "none"):
            return None
        if not self._repository.has(tip.before):
            self._fetch(tip.before)
        found = commit_at(self._repository, tip.before)
        return found if found.is_ours else None

    # ------------------------------------------------------------ what is done

    def _tree(self, release: Release, plan: Plan, tip: Commit | None, track: Track) -> str:
        """The tree that holds the release: that of the tip, with what is sent and without what is removed."""
        others = paths_in(self._repository, tip) if tip and plan.record.others else frozenset()
        record = structs.replace(plan.record, others=tuple(path for path in plan.record.others if path in others))
        sent = plan.sent
        with self._repository.fed("fast-import", "--quiet", "--force", "--done") as stream:
            stream.write(b"feature done\ncommit %s\ncommitter - <-> 0 +0000\ndata 0\n" % _DRAFT.encode())
            if tip:
                stream.write(b"M 040000 %s \n" % tip.tree.encode())
            stream.writelines(b"D %s\n" % _quoted(path) for path in plan.removed)
            if NO_JEKYLL not in release.files:
                _add(stream, NO_JEKYLL, b"")
            with track("Sending", len(sent)) as more:
                for path in sent:
                    _add(stream, path, staged_bytes(release, path))
                    more(1)
            _add(stream, RECORD, record_bytes(record))
            stream.write(b"done\n")
        return self._repository.word("rev-parse", f"{_DRAFT}^{{tree}}")

    def _made(self, tree: str, parent: str, message: str, record: Record) -> str:
        """A commit with this tree, made by the site itself at the time of the build."""
        name = "".join(char for char in self._author if char.isprintable() and char not in "<>").strip()
        host = urlsplit(record.base_url).hostname or "localhost"
        date = f"@{int(record.time.timestamp())} +0000"
        who = {"NAME": name or host, "EMAIL": f"noreply@{host}", "DATE": date}
        around = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
        above = ("-p", parent) if parent else ()
        made = self._repository.said("commit-tree", tree, *above, data=message.encode(), around=around)
        return made.decode().strip()

    def _push(self, made: str, instead_of: str) -> None:
        """Push a commit to the branch: on top, or instead of the commit of ours that is its tip."""
        ref = f"refs/heads/{self._branch}"
        lease = (f"--force-with-lease={ref}:{instead_of}",) if instead_of else ()
        self._repository.said("push", "--quiet", "--no-verify", *lease, "--", self._address, f"{made}:{ref}")
        self._seen = None
        self._repository.said("update-ref", _TIP, made)
        self._repository.said("-c", "gc.auto=6700", "-c", "gc.autoDetach=false", "gc", "--auto", "--quiet")

    def _refused(self, error: GitError) -> SiteError:
        said = str(error).lower()
        if all(each in said for each in _LOCKED):
            return _locked(self.where)
        if any(each in said for each in _MOVED):
            return overtaken(self.where)
        return refused(self.where, error.said)


def _no_way_back(tip: Commit | None) -> str:
    """Why there is nothing to go back to from this commit."""
    if tip and not tip.is_ours:
        return "the commit that is shown is somebody else's"
    if tip and tip.above and tip.above == tip.before:
        return "somebody else's commit stands before the one that is shown, and is not gone back to"
    return "there is no earlier commit of ours on the branch"


def _locked(where: str) -> SiteError:
    """What to say where the host's git holds the branch, or was ended while it did."""
    hint = "publish again; if git says so still, and nobody publishes, remove the branch's '.lock' file on the host"
    return SiteError(problem("PF702", "git holds the branch there for another publish", Location(where), hint))


def _subject(plan: Plan) -> str:
    parts = (("added", plan.added), ("changed", plan.changed), ("removed", plan.removed))
    counts = ", ".join(f"{len(paths)} {what}" for what, paths in parts if paths)
    return f"Publish: {counts or 'what is known of it'}"


def _add(stream: IO[bytes], path: str, data: bytes) -> None:
    stream.write(b"M 100644 inline %s\ndata %d\n%s\n" % (_quoted(path), len(data), data))


def _quoted(path: str) -> bytes:
    """A path as git-fast-import(1) reads it, whatever is in it."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return b'"%s"' % escaped.encode()
