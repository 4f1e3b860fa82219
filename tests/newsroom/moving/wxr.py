"""Exports of WordPress for tests."""

from pathlib import Path

HEAD = """\
<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
  <title>Kerb Weekly</title>
  <link>https://kerb.example/blog</link>
  <description>Racing, seen from the kerb</description>
  <language>en-GB</language>
  <wp:wxr_version>1.2</wp:wxr_version>
  <wp:base_site_url>https://kerb.example</wp:base_site_url>
  <wp:base_blog_url>https://kerb.example/blog</wp:base_blog_url>
  <wp:author><wp:author_login><![CDATA[ada]]></wp:author_login><wp:author_email>ada@kerb.example</wp:author_email>
  <wp:author_display_name><![CDATA[Ada Apex]]></wp:author_display_name></wp:author>
"""
TAIL = "</channel>\n</rss>\n"


def entry(
    number: int, title: str, body: str, *, slug: str = "", link: str | None = None, more: str = "", **fields: str
) -> str:
    """An item; `fields` are those of the prefix `wp`."""
    own = {
        "post_date": "2019-03-04 10:00:00",
        "post_date_gmt": "2019-03-04 09:00:00",
        "status": "publish",
        "post_type": "post",
        **fields,
    }
    slug = slug or title.lower().replace(" ", "-")
    link = f"https://kerb.example/blog/2019/03/{slug}/" if link is None else link
    lines = [f"<wp:{name}>{value}</wp:{name}>" for name, value in own.items()]
    return (
        f"<item>\n<title>{title}</title>\n<link>{link}</link>\n<dc:creator><![CDATA[ada]]></dc:creator>\n"
        f"<content:encoded><![CDATA[{body}]]></content:encoded>\n<excerpt:encoded><![CDATA[]]></excerpt:encoded>\n"
        f"<wp:post_id>{number}</wp:post_id>\n<wp:post_name>{slug}</wp:post_name>\n"
        + "\n".join(lines)
        + f"\n{more}</item>\n"
    )


def meta(key: str, value: str) -> str:
    """A custom field."""
    own = f"<wp:meta_key><![CDATA[{key}]]></wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value>"
    return f"<wp:postmeta>{own}</wp:postmeta>"


def export(folder: Path, *items: str, head: str = HEAD, tail: str = TAIL, name: str = "export.xml") -> Path:
    """An export in a file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes((head + "".join(items) + tail).encode(errors="surrogatepass"))
    return path
