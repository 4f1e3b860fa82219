"""nginx and Caddy do as the site asks."""

import re
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from generator.outputs.hosts.rules import FOREVER, SHORT
from generator.text.slugs import output_path
from tests.hosts.made_site import HOSTILE
from tests.hosts.serving import serving
from tests.outputs.test_policy import STRICT
from tests.tiny import SITE_YAML, TinySite, article

POLICY = STRICT.replace("script-src 'self'", "script-src 'self' https://stats.example.org")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Content-Security-Policy": POLICY,
}
TYPES = (
    ("/", "text/html; charset=utf-8"),
    ("/articles/a-race/", "text/html; charset=utf-8"),
    ("/feed.xml", "application/atom+xml; charset=utf-8"),
    ("/feed.json", "application/feed+json"),
    ("/drivers/pierre-gasly/feed.xml", "application/atom+xml; charset=utf-8"),
    ("/drivers/pierre-gasly/feed.json", "application/feed+json"),
    ("/sitemap.xml", "application/xml; charset=utf-8"),
    ("/robots.txt", "text/plain; charset=utf-8"),
    ("/calendar.ics", "text/calendar; charset=utf-8"),
    ("/data.json", "application/json"),
    ("/app.webmanifest", "application/manifest+json"),
    ("/.well-known/security.txt", "text/plain; charset=utf-8"),
    ("/more/.open/x.txt", "text/plain; charset=utf-8"),
    ("/.domains", "application/octet-stream"),
    ("/tool.html", "text/html; charset=utf-8"),
)
HIDDEN = (
    "/.hosts/nginx.conf",
    "/.hosts/Caddyfile",
    "/.parcferme",
    "/.nojekyll",
    "/.htpasswd",
    "/more/.shut/x.txt",
    "/_headers",
    "/_redirects",
    "/CNAME",
    "//.parcferme",
    "/%2eparcferme",
    "/articles/../.parcferme",
    "/articles/%2e%2e/.parcferme",
)


@pytest.mark.parametrize("old", ["/old/race/", *HOSTILE])
def test_an_old_address_leads_to_the_new_one(host: httpx.Client, old: str) -> None:
    answer = host.get(quote(old))
    assert (answer.status_code, answer.headers["Location"]) == (301, "/articles/a-race/")


def test_addresses_beside_those_lead_nowhere(host: httpx.Client) -> None:
    tried = ("/y/", "/a/", "/aXXb/", "/2024/x/", "/root/x/", "/index.html/x", "/old%20html", "/semi/", "/two/")
    assert [host.get(each).status_code for each in tried] == [404] * len(tried)


@pytest.mark.parametrize("address", ["/2019/old-story/", "/2019/old-story", "/2019/report.html", "/a b/;c/"])
def test_what_is_gone_is_said_to_be_gone(host: httpx.Client, made: TinySite, address: str) -> None:
    answer = host.get(quote(address))
    assert answer.status_code == 410
    assert answer.text == made.page("/404.html")


def test_an_expired_article_is_gone(host: httpx.Client) -> None:
    assert [host.get(each).status_code for each in ("/articles/brief/", "/{$HOME}/x/")] == [410, 410]


def test_what_never_was_is_not_found_and_says_so(host: httpx.Client, made: TinySite) -> None:
    for address in ("/nothing/", "/assets/nothing.0123456789.css", "/media/nothing-300.0123456789.webp"):
        answer = host.get(address)
        assert answer.status_code == 404
        assert answer.text == made.page("/404.html")
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.headers.get_list("Cache-Control") == [SHORT]
        assert sent(answer) == HEADERS


@pytest.mark.parametrize("address", HIDDEN)
def test_what_is_for_hosts_and_programs_is_not_served(host: httpx.Client, address: str) -> None:
    target = httpx.URL(host.base_url).copy_with(raw_path=address.encode())
    assert host.send(host.build_request("GET", target)).status_code == 404


@pytest.mark.parametrize(("address", "kind"), TYPES)
def test_files_are_what_they_are(host: httpx.Client, made: TinySite, address: str, kind: str) -> None:
    answer = host.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers.get_list("Cache-Control") == [SHORT]
    assert answer.content == made.files()[output_path(address)]


def test_every_file_comes_with_the_headers_of_the_site(host: httpx.Client, made: TinySite) -> None:
    addresses = [address for address, _ in TYPES if address != "/tool.html"] + list(forever(made))
    assert {address: sent(host.get(address)) for address in addresses} == dict.fromkeys(addresses, HEADERS)


def test_pages_of_the_sites_own_are_not_policed(host: httpx.Client) -> None:
    without = {name: value for name, value in HEADERS.items() if name != "Content-Security-Policy"}
    for address in ("/tool.html", "/game/", "/game/index.html"):
        answer = host.get(address)
        if answer.is_redirect:  # Caddy knows a folder by one name
            answer = host.get(str(answer.next_request.url if answer.next_request else ""))
        assert "<script>1</script>" in answer.text
        assert sent(answer) == without


def test_what_carries_its_digest_may_be_kept_for_ever(host: httpx.Client, made: TinySite) -> None:
    found = forever(made)
    assert any(each.startswith("/media/") for each in found)
    assert any(each.endswith(".css") for each in found)
    for address in found:
        answer = host.get(address)
        assert (answer.status_code, answer.headers.get_list("Cache-Control")) == (200, [FOREVER])


def test_a_file_that_only_looks_so_may_not(host: httpx.Client) -> None:
    answer = host.get("/media/mine-800.0123456789.png")
    assert (answer.status_code, answer.headers.get_list("Cache-Control")) == (200, [SHORT])


def test_an_address_without_its_slash_leads_to_the_page(host: httpx.Client) -> None:
    answer = host.get("/articles/a-race")
    assert answer.status_code in (301, 308)
    assert answer.headers["Location"] == "/articles/a-race/"


def test_a_page_whose_address_means_something_elsewhere_is_served(host: httpx.Client, made: TinySite) -> None:
    address = "/a'{$HOME} $uri/x;y/"
    assert host.get(quote(address)).text == made.page(address)


@pytest.mark.parametrize("address", ["/", "/articles/a-race/", "/feed.xml", "/feed.json", "/sitemap.xml"])
def test_twins_are_sent_to_those_who_take_them(host: httpx.Client, server: str, made: TinySite, address: str) -> None:
    path = output_path(address)
    kinds = ["gzip"] if server == "nginx" else ["gzip", "br"]  # Debian's nginx has Brotli in a module of its own
    for kind in kinds:
        twin = made.files()[f"{path}.{'gz' if kind == 'gzip' else kind}"]
        with host.stream("GET", address, headers={"Accept-Encoding": kind}) as answer:
            assert b"".join(answer.iter_raw()) == twin
        assert answer.headers["Content-Encoding"] == kind
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Content-Type"] == dict(TYPES)[address]
        assert sent(answer) == HEADERS
    plain = host.get(address, headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert plain.content == made.files()[path]


def test_a_site_below_a_path_is_served_there(server: str, tmp_path: Path) -> None:
    folder = tmp_path / "www"
    site = TinySite(
        tmp_path / "site",
        {
            "site.yaml": SITE_YAML.replace("example/\n", "example/racing.2/\n") + "gone: [/was/]\n",
            "content/articles/a.md": article(aliases="/old/"),
            "content/static/.well-known/x.txt": "x",
        },
    )
    site.output = folder / "racing.2"
    site.built()
    (folder / "racing.2/.secret").write_text("x")
    with serving(server, folder, tmp_path / "serving", "racing.2") as host:
        moved = host.get("/racing.2/old/")
        assert (moved.status_code, moved.headers["Location"]) == (301, "/racing.2/articles/a/")
        tried = ("articles/a/", "was/", "nothing/", ".secret", ".hosts/nginx.conf", "_headers", ".well-known/x.txt")
        statuses = [host.get(f"/racing.2/{each}").status_code for each in tried]
        assert statuses == [200, 410, 404, 404, 404, 404, 200]
        assert host.get("/racing.2/was/").text == site.page("/404.html")
        assert host.get("/racing.2/feed.xml").headers["Content-Type"] == "application/atom+xml; charset=utf-8"
        (sheet,) = (path for path in site.files() if path.endswith(".css"))
        assert host.get(f"/racing.2/{sheet}").headers["Cache-Control"] == FOREVER


def sent(answer: httpx.Response) -> dict[str, str]:
    """The headers of the answer that the site asks for, each sent once."""
    found = {name: answer.headers.get_list(name) for name in HEADERS if name in answer.headers}
    assert all(len(values) == 1 for values in found.values()), found
    return {name: values[0] for name, values in found.items()}


def forever(site: TinySite) -> list[str]:
    """The addresses of files that carry a digest, besides forms of these."""
    marked = r"(assets|media)/.*\.[0-9a-f]{10}\.\w+"
    return [f"/{path}" for path in sorted(site.files()) if re.fullmatch(marked, path) and "mine" not in path]
