"""What is asked of a server's shell, step by step: POSIX, with what GNU, BSD and BusyBox have in common beyond it.

A step gets its values as `$1`, `$2`, …; each but `ENTER` runs in the folder of the target. A step that ends is whole; a
server that stops within one is left with what `TIDY` removes.
"""

ENTER = """
[ -e "$1" ] || [ -L "$1" ] || return 3
cd -- "$1"
"""
"""Go to the folder; 3 where there is none."""

MAKE = """
mkdir -p -- "$1" && cd -- "$1" || return
if [ -L releases ]; then echo "'releases' is a link there" >&2; return 1; fi
mkdir -p releases
"""

HOLD = """
if command -v flock >/dev/null; then exec 9<. && flock -n 9 || return 4; fi
[ -L current ] && name=$(readlink current) || return 0
case $name in
    releases/*/*) ;;
    releases/*) [ -e "$name.json" ] || [ ! -e "$name.json.new" ] || mv -- "$name.json.new" "$name.json" ;;
esac
"""
"""Hold the folder until the shell ends; 4 where another does. A server without flock(1) is not held. The record of the
release that is read is put into place where a publish was cut off before it could."""

NAMES = """
[ -d "$1" ] && [ ! -L "$1" ] || return 0
(cd -- "$1" && find . ! -name . -prune -print0)
"""
"""The names in a folder, each ended by a zero byte; nothing of a link."""

CURRENT = """
if [ -L current ]; then readlink current; elif [ -e current ]; then echo .; fi
"""
"""Where the link leads; a dot for what is no link."""

RECORD = """
if [ -e "releases/$1.json" ]; then cat -- "releases/$1.json"; else cat -- "releases/$1.json.new"; fi
"""

FILES = """
(cd -- "releases/$1" && find . ! -type d -print0)
"""
"""Every file and link of a release, each ended by a zero byte."""

DIGESTS = """
if command -v sha256sum >/dev/null; then sum=sha256sum
elif command -v shasum >/dev/null; then sum='shasum -a 256'
else return 5
fi
(cd -- "releases/$1" && find . -type f -exec $sum {} +)
"""
"""The digests of all files of a release, a line each; 5 where nothing can tell them."""

DOMAIN = """
[ ! -f "releases/$1/CNAME" ] || [ -L "releases/$1/CNAME" ] || head -c 300 "releases/$1/CNAME"
"""

BEGIN = """
mkdir -- "releases/$1"
"""

TAKE = """
old=releases/$1 new=releases/$2
shift 2
for path do
    [ -e "$old/$path" ] || [ -L "$old/$path" ] || continue
    mkdir -p -- "$(dirname -- "$new/$path")" || return
    ln -P -- "$old/$path" "$new/$path" || cp -pP -- "$old/$path" "$new/$path" || return
done
"""
"""Take files of others from one release into another."""

_SHOW = """
show() {
    rm -f current.new && ln -s -- "releases/$1" current.new || return
    why=$(mv -fT current.new current 2>&1) || mv -fh current.new current 2>/dev/null && return
    printf '%s\n' "$why" >&2
    return 1
}
"""
"""Move the link by one rename: GNU's and BusyBox's way to say that a link is meant, else BSD's."""

SHOW = f'{_SHOW}show "$1"'

FINISH = (
    """
mv -- "releases/$1" "releases/$2" && cat >"releases/$2.json.new" <<'END-OF-RECORD' || return
{record}
END-OF-RECORD
"""
    + _SHOW
    + """
if show "$2"; then mv -- "releases/$2.json.new" "releases/$2.json"; return; fi
rm -rf -- "releases/$2.json.new" "releases/$2"
return 1
"""
)
"""Give a release its name and its record, the line that `finishing` puts there, and show it; after that the record gets
its name, so that a release that nobody ever read is none to go back to."""

PRUNE = """
for name do
    rm -f -- "releases/$name.json" && rm -rf -- "releases/$name"
done
"""
"""Remove releases: the record first, without which they are none."""

TIDY = """
for name do
    rm -rf -- "releases/$name" 2>/dev/null
done
rm -f current.new
"""
"""Remove what a publish that was cut off has left. Its rsync may not have ended yet: then the next one removes it."""


def finishing(record: bytes) -> str:
    """The step that finishes a release with this record, which is one line, and no other can end it."""
    return FINISH.replace("{record}", record.decode().rstrip("\n"))
