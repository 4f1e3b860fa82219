"""The files for hosts: what they say, and that no address adds a rule to them. Real servers read theirs in
tests/hosts."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.outputs.hosts.caddy import caddy_view
from generator.outputs.hosts.netlify import MOST_HEADERS, MOST_REDIRECTS, redirects_view
from generator.outputs.hosts.nginx import nginx_view
from generator.outputs.hosts.rules import FOREVER, Rules
from generator.text.slugs import clean_address
from tests.outputs.test_policy import STRICT
from tests.tiny import SITE_YAML, TinySite, article

HOST_FILES = {".hosts/nginx.conf", ".hosts/Caddyfile", ".nojekyll", "_headers", "_redirects"}


def built(tmp_path: Path, more: str = "", **files: str) -> TinySite:
    """A site with these lines in site.yaml."""
    site = TinySite(tmp_path / "site", {"site.yaml": SITE_YAML + more, "content/articles/a.md": article(), **files})
    site.built()
    return site


def lines(site: TinySite, name: str) -> list[str]:
    return site.page(f"/{name}").splitlines()


# ---------------------------------------------------------------- which files there are


def test_every_site_has_the_files_for_hosts(tmp_path: Path) -> None:
    assert {path for path in built(tmp_path).files() if path[0] in "._"} == HOST_FILES


def test_a_theme_may_do_without(tmp_path: Path) -> None:
    theme = {"themes/plain/theme.yaml": "without: [hosts]\n"}
    site = TinySite(tmp_path / "site", {"content/articles/a.md": article(), **theme})
    site.built()
    assert HOST_FILES.isdisjoint(site.files())


def test_the_preview_makes_none(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"content/articles/a.md": article()})
    site.built(fingerprint=False, on_request=True)
    assert HOST_FILES.isdisjoint(site.files())


def test_a_file_of_the_sites_own_stands_in_place_of_ours(tmp_path: Path) -> None:
    site = built(tmp_path, **{"content/static/_headers": "/*\n  X: y\n"})
    assert lines(site, "_headers") == ["/*", "  X: y"]
    assert site.files().keys() >= HOST_FILES


def test_the_domain_stands_in_a_file_for_github(tmp_path: Path) -> None:
    assert lines(built(tmp_path, "cname: www.pitwall.example\n"), "CNAME") == ["www.pitwall.example"]
    assert "CNAME" not in built(tmp_path / "other").files()


def test_only_files_with_a_dot_that_are_named_pass(tmp_path: Path) -> None:
    names = (".well-known/x/.y", ".well-known/security.txt", ".env", ".domains", "a/.b/c", "a/.d/e", ".DS_Store", "f.g")
    files = {f"content/static/{name}": name for name in names}
    site = TinySite(tmp_path / "site", {"site.yaml": SITE_YAML + "dot_files: [.domains, a/.b/]\n", **files})
    report = site.built()
    passed = {name for name in names if name in site.files()}
    assert passed == {".well-known/security.txt", ".domains", "a/.b/c", "f.g"}
    assert [(each.code, each.at.path) for each in report.problems] == [
        ("PF123", "content/static/.env"),
        ("PF123", "content/static/.well-known/x/.y"),
        ("PF123", "content/static/a/.d/e"),
    ]


# ---------------------------------------------------------------- headers


def test_headers_are_those_of_the_site(tmp_path: Path) -> None:
    assert lines(built(tmp_path), "_headers")[:9] == [
        "/*",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: strict-origin-when-cross-origin",
        "  Permissions-Policy: camera=(), geolocation=(), microphone=()",
        f"  Content-Security-Policy: {STRICT}",
        "/feed.xml",
        "  Content-Type: application/atom+xml; charset=utf-8",
        "/feed.json",
        "  Content-Type: application/feed+json",
    ]


def test_headers_are_as_site_yaml_asks(tmp_path: Path) -> None:
    more = "security: {policy: false, hsts: preload, referrer_policy: no-referrer, permissions_policy: ''}\n"
    assert lines(built(tmp_path, more), "_headers")[:4] == [
        "/*",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
        "  Strict-Transport-Security: max-age=31536000; includeSubDomains; preload",
    ]


def test_other_headers_change_no_page(tmp_path: Path) -> None:
    site = built(tmp_path)
    site.write({"site.yaml": SITE_YAML + "security: {hsts: 'on'}\n"})
    assert set(site.built().changed) == {"/_headers", "/.hosts/nginx.conf", "/.hosts/Caddyfile"}


def test_what_carries_its_digest_may_be_kept_for_ever(tmp_path: Path) -> None:
    site = built(tmp_path)
    found = lines(site, "_headers")
    kept = [found[place - 1] for place, line in enumerate(found) if line == f"  Cache-Control: {FOREVER}"]
    assert kept[-1] == "/media/*"
    assert all(each[1:] in site.files() for each in kept[:-1])
    assert len(kept) > 1


def test_pictures_are_not_kept_for_ever_where_some_carry_no_digest(tmp_path: Path) -> None:
    site = built(tmp_path, **{"content/media/a.pdf": "x", "content/articles/b.md": article(body="[a](/media/a.pdf)")})
    assert "media/a.pdf" in site.files()
    assert "/media/*" not in lines(site, "_headers")


def test_pages_of_the_sites_own_keep_the_policy_to_pages_that_carry_it(tmp_path: Path) -> None:
    site = built(tmp_path, **{"content/static/game.html": "<script>1</script>"})
    assert "Content-Security-Policy" not in site.page("/_headers")


# ---------------------------------------------------------------- redirects, and what is gone


def test_old_addresses_lead_to_new_ones(tmp_path: Path) -> None:
    site = built(tmp_path, **{"content/articles/b.md": article(aliases="[/old/b/, '/Zürich & co/']")})
    assert lines(site, "_redirects") == [
        "/Z%C3%BCrich%20&%20co/ /articles/b/ 301",
        "/old/b/ /articles/b/ 301",
    ]


def test_netlify_is_asked_in_its_own_words(tmp_path: Path) -> None:
    site = built(tmp_path, "redirects: forced\n", **{"content/articles/b.md": article(aliases="/old/b/")})
    assert lines(site, "_redirects") == ["/old/b/ /articles/b/ 301!"]


def test_addresses_stand_below_the_path_of_the_site(tmp_path: Path) -> None:
    site = TinySite(
        tmp_path / "site",
        {
            "site.yaml": SITE_YAML.replace("example/\n", "example/racing/\n") + "gone: [/was/]\n",
            "content/articles/b.md": article(aliases="/old/b/"),
        },
    )
    site.built()
    assert lines(site, "_redirects") == ["/racing/old/b/ /racing/articles/b/ 301", "/racing/was/ /racing/404.html 410"]
    assert lines(site, "_headers")[0] == "/racing/*"
    assert 'location = "/racing/old/b/" { return 301 "/racing/articles/b/"; }' in lines(site, ".hosts/nginx.conf")
    assert '    "/racing/old/b/" "/racing/articles/b/"' in lines(site, ".hosts/Caddyfile")


def test_what_is_gone_is_said_to_be(tmp_path: Path) -> None:
    site = built(tmp_path, "gone: [/2019/old, /x.html]\n")
    assert lines(site, "_redirects") == ["/2019/old/ /404.html 410", "/x.html /404.html 410"]


@pytest.mark.parametrize(
    ("keys", "gone"),
    [
        ({"expires": "2024-06-30"}, ["/articles/b/ /404.html 410"]),
        ({"expires": "2024-06-30", "aliases": "[/old/b/]"}, ["/articles/b/ /404.html 410", "/old/b/ /404.html 410"]),
        ({"expires": "2024-06-30", "permalink": "/b/"}, ["/b/ /404.html 410"]),
        ({"expires": "2024-07-30"}, []),
        ({"expires": "2024-06-16"}, []),
        ({"expires": "2024-06-30", "draft": "true"}, []),
        ({"expires": "2024-06-30", "permalink": "/articles/a/"}, []),
    ],
)
def test_an_article_that_was_published_and_expired_is_gone(
    tmp_path: Path, keys: dict[str, str], gone: list[str]
) -> None:
    site = built(tmp_path, **{"content/articles/b.md": article(**keys)})
    assert lines(site, "_redirects") == gone


def test_an_address_that_is_made_is_not_gone(tmp_path: Path) -> None:
    site = TinySite(
        tmp_path / "site",
        {"site.yaml": SITE_YAML + "gone: [/articles/a/, /feed.xml]\n", "content/articles/a.md": article()},
    )
    assert site.told(site.built()).splitlines()[::4] == [
        "site.yaml:5:8: warning: /articles/a/ is said to be gone, and content/articles/a.md makes it",
        "site.yaml:5:22: warning: /feed.xml is said to be gone, and the site itself makes it",
    ]
    assert lines(site, "_redirects") == []


# ---------------------------------------------------------------- limits


def test_more_redirects_than_cloudflare_takes_are_told(tmp_path: Path) -> None:
    every = ", ".join(f"/{number}/" for number in range(MOST_REDIRECTS + 3))
    site = TinySite(tmp_path / "site", {"site.yaml": f"{SITE_YAML}gone: [{every}]\n"})
    assert site.told(site.built()) == (
        "site.yaml: warning: Cloudflare Pages takes 2000 rules of _redirects, and there are 3 more\n"
        "  hint: other hosts take more; set `checks: {PF411: off}` if you use one of these"
    )
    assert len(lines(site, "_redirects")) == MOST_REDIRECTS + 3


def test_more_headers_than_cloudflare_takes_are_told(tmp_path: Path) -> None:
    files = {f"themes/plain/assets/x{number}.js": str(number) for number in range(MOST_HEADERS)}
    site = TinySite(tmp_path / "site", files)
    assert re.search(r"takes 100 rules of _headers, and there are \d more", site.told(site.built()))


def test_a_line_that_is_too_long_for_cloudflare_is_told(tmp_path: Path) -> None:
    hosts = ", ".join(f"https://a-host-with-a-long-name-{number}.example.org" for number in range(50))
    site = TinySite(tmp_path / "site", {"site.yaml": f"{SITE_YAML}security: {{script_src: [{hosts}]}}\n"})
    assert site.told(site.built()) == (
        "site.yaml: warning: Cloudflare Pages takes lines of up to 2000 characters, and one of _headers is longer\n"
        "  hint: it begins with 'Content-Security-Policy:'"
    )


# ---------------------------------------------------------------- hostile addresses


def addresses() -> st.SearchStrategy[str]:
    """Addresses of all that may stand in one, most of it what means something in some file."""
    odd = st.text(st.sampled_from("a \"'{}$;*:()|^[]+~@!#<>`=,&-.\u00a0ü\u3000\ufeff"), min_size=1, max_size=12)
    return st.lists(odd, min_size=1, max_size=3).map("/".join).map(_cleaned).filter(bool)


def _cleaned(text: str) -> str:
    try:
        return clean_address(f"/{text}/")
    except ValueError:
        return ""


@given(old=addresses(), new=addresses(), gone=addresses())
def test_no_address_adds_a_redirect(old: str, new: str, gone: str) -> None:
    rules = Rules(root="/", redirects=((old, new),), gone=(gone,), lost="/404.html")
    moved, lost = redirects_view(rules).text.removesuffix("\n").split("\n")
    source, target, status = moved.split()
    assert (unquote(source), unquote(target), status) == (old, new, "301")
    assert [unquote(each) for each in lost.split()] == [gone, "/404.html", "410"]
    assert all(each.isascii() and not re.search(r"[*:#]", each) for each in (moved, lost))


@given(old=addresses(), new=addresses(), gone=addresses())
def test_no_address_adds_a_rule_for_nginx(old: str, new: str, gone: str) -> None:
    assume(old != gone)
    plain = nginx_words(nginx_view(Rules(root="/", lost="/404.html")).text)
    rules = Rules(root="/", redirects=((old, new),), gone=(gone,), lost="/404.html")
    words = nginx_words(nginx_view(rules).text)
    places = [words[at + 2] for at, word in enumerate(words) if word == "location" and words[at + 1] == "="]
    assert places[:3] == [old, gone, gone.rstrip("/")]
    target = words[words.index("301") + 1]
    assert unquote(target) == new
    assert "$" not in target
    extra = {"location": 3, "=": 3, "{": 3, "}": 3, "return": 3, ";": 3, "301": 1, "410": 2}
    assert {word: words.count(word) - plain.count(word) for word in extra} == extra


@given(old=addresses(), new=addresses(), gone=addresses())
def test_no_address_adds_a_rule_for_caddy(old: str, new: str, gone: str) -> None:
    assume(old != gone)
    text = caddy_view(Rules(root="/", redirects=((old, new),), gone=(gone,), lost="/404.html")).text
    same = caddy_view(Rules(root="/", redirects=(("/a/", "/b/"),), gone=("/c/",), lost="/404.html")).text
    assert len(text.split("\n")) == len(same.split("\n"))
    changed = set(text.split("\n")) - set(same.split("\n"))
    assert all(re.fullmatch(r' {4}"[^"{}$`*]+\$?" "[^"{}$`*]+"', line) for line in changed)


def nginx_words(text: str) -> list[str]:
    """The words of a configuration as nginx reads them."""
    return list(_words(re.sub(r"(?m)^#.*$", "", text)))


def _words(text: str) -> Iterator[str]:
    for quoted, plain in re.findall(r'"((?:[^"\\]|\\.)*)"|([;{}]|[^\s;{}"]+)', text, re.DOTALL):
        yield re.sub(r'\\(["\\])', r"\1", quoted) if quoted else plain
