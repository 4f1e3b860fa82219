"""Damaged pictures stay behind and are told; the site builds all the same."""

from pathlib import Path

import pytest

from generator.newsroom.moving.hugo.importing import import_hugo
from generator.newsroom.moving.wordpress.importing import import_wordpress
from tests.made_pictures import picture
from tests.newsroom.moving.old_sites import below, builds, codes, keys, old_site, texts
from tests.newsroom.moving.wxr import entry, export

DAMAGED = {
    "a.jpg": picture()[:200],
    "a.png": b"no picture",
    "a.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>",
}
POST = "---\ntitle: One\ndate: 2019-03-04\nimage: {name}\n---\n![A start]({name})\n"


@pytest.mark.parametrize("home", ["", 'baseURL = "https://kerb.example/"'])
@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_picture_beside_a_text_stays_behind(tmp_path: Path, name: str, home: str) -> None:
    files: dict[str, str | bytes] = {
        "content/posts/one/index.md": POST.format(name=name),
        f"content/posts/one/{name}": DAMAGED[name],
    }
    found = import_hugo(tmp_path / "site", old_site(tmp_path / "old", {"hugo.toml": home, **files}))
    assert not list((tmp_path / "site/content").rglob(name))
    assert set(codes(found)) == {"PF144"}
    assert found.problems[0].at.path == str(tmp_path / "old/content/posts/one" / name)
    assert found.problems[0].message.endswith(": it does not come over")
    (text,) = texts(tmp_path / "site").values()
    assert "image" not in keys(text)
    shown = f"https://kerb.example/posts/one/{name}" if home else name
    assert below(text) == f"![A start]({shown})"
    builds(tmp_path / "site")


def test_every_kind_of_damage_ran() -> None:
    assert len(DAMAGED) == 3


def test_a_damaged_upload_stays_where_it_is(tmp_path: Path) -> None:
    url = "https://kerb.example/blog/wp-content/uploads/a.jpg"
    uploads = old_site(tmp_path / "uploads", {"a.jpg": DAMAGED["a.jpg"]})
    path = export(tmp_path, entry(1, "One", f'<p><img src="{url}" alt="A"></p>'), entry(2, "Two", f'<img src="{url}">'))
    found = import_wordpress(tmp_path / "site", [path], uploads)
    assert not (tmp_path / "site/content/media").exists()
    assert codes(found) == ["PF144", "PF144", "PF144"]
    assert f"![A]({url})" in texts(tmp_path / "site")["articles/2019/2019-03-04-one.md"]
    builds(tmp_path / "site")
