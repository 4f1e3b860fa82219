"""A made-up site with all that servers are told of, hostile addresses among it."""

from pathlib import Path

from tests.made_pictures import picture, put
from tests.tiny import TinySite, article

SITE_YAML = """\
title: Pit Wall
base_url: https://pitwall.example/
theme: plain
gone: [/2019/old-story/, /2019/report.html, '/a b/;c/', '/{$HOME}/x/']
cname: pitwall.example
dot_files: [.domains, more/.open]
precompress: true
images: {formats: [webp], widths: [300, 600]}
security: {hsts: subdomains, script_src: ['https://stats.example.org']}
"""

HOSTILE = (
    '/a";} location ~ x {return 200 "x/',
    "/two words/",
    "/$uri/",
    "/${uri}x/",
    "/{path}/",
    "/{$HOME}/",
    "/`x`/",
    "/(.*)/",
    "/~x/",
    "/a*b/",
    "/:year/x/",
    "/Zürich/'quoted'/",
    "/semi;colon/",
    "/plus+and,comma/",
    "/old.html",
    "/@x!/",
)
"""Old addresses of one article, which hold what means something in the files of some host."""

LONG = "Nobody knew how the race would end. " * 40


def made_site(root: Path) -> TinySite:
    """The site, built."""
    aliases = ", ".join("'" + each.replace("'", "''") + "'" for each in ("/old/race/", *HOSTILE))
    site = TinySite(
        root,
        {
            "site.yaml": SITE_YAML,
            "content/articles/a-race.md": article(body=f"![Start](start.png)\n\n{LONG}", aliases=f"[{aliases}]"),
            "content/articles/brief.md": article("Brief", "2024-06-01", expires="2024-06-02"),
            "content/articles/signs.md": article(
                "Signs", permalink='"/a\'{$HOME} $uri/x;y/"', drivers="[Pierre Gasly]"
            ),
            "content/events/spa/2024/index.md": '---\nsessions: [{name: Race, start: "2024-07-28 13:00Z"}]\n---\n',
            "content/static/.well-known/security.txt": "Contact: mailto:desk@pitwall.example\n",
            "content/static/.domains": "pitwall.example\n",
            "content/static/.htpasswd": "editor:secret\n",
            "content/static/more/.open/x.txt": "x",
            "content/static/more/.shut/x.txt": "x",
            "content/static/game/index.html": "<!doctype html><title>Game</title><script>1</script>",
            "content/static/tool.html": "<!doctype html><title>Tool</title><script>1</script>",
            "content/static/data.json": "{}",
            "content/static/app.webmanifest": "{}",
            "content/static/media/mine-800.0123456789.png": "not made",
        },
    )
    put(root, {"content/articles/start.png": picture("PNG", (900, 600))})
    report = site.built()
    assert [each.code for each in report.problems] == ["PF123", "PF123"]
    return site
