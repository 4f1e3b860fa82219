"""The bench's blog for Pelican: the settings of its site."""

from typing import Any

SITENAME = "Out Lap"
SITESUBTITLE = "Everything that happens between the pit wall and the last corner"
SITEURL = "https://outlap.example"
AUTHOR = "Out Lap"
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
DEFAULT_DATE_FORMAT = "%-d %B %Y"

PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS: list[str] = []
STATIC_PATHS = ["root"]
EXTRA_PATH_METADATA = {
    f"root/images/car-{number:02}.png": {"path": f"images/car-{number:02}.png"} for number in range(24)
}
EXTRA_PATH_METADATA["root/bench.css"] = {"path": "bench.css"}
USE_FOLDER_AS_CATEGORY = False
FORMATTED_FIELDS: list[str] = []  # summaries are plain text here, so none is converted
SLUGIFY_SOURCE = "basename"

THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["kinds"]
MARKDOWN: dict[str, Any] = {"extension_configs": {"markdown.extensions.extra": {}}, "output_format": "html5"}

ARTICLE_URL, ARTICLE_SAVE_AS = "articles/{slug}/", "articles/{slug}/index.html"
TAG_URL, TAG_SAVE_AS, TAGS_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html", "tags/index.html"
DRIVER_URL, DRIVER_SAVE_AS = "drivers/{slug}/", "drivers/{slug}/index.html"
TEAM_URL, TEAM_SAVE_AS = "teams/{slug}/", "teams/{slug}/index.html"
EVENT_URL, EVENT_SAVE_AS = "events/{slug}/", "events/{slug}/index.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = DRAFT_SAVE_AS = ""

DIRECT_TEMPLATES = ["home", "index", "tags", "sitemap"]
HOME_URL, HOME_SAVE_AS, SITEMAP_SAVE_AS = "", "index.html", "sitemap.xml"
INDEX_URL, INDEX_SAVE_AS = "articles/", "articles/index.html"
PAGINATED_TEMPLATES = {"index": 20, "tag": 20}
DEFAULT_PAGINATION = 20
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

FEED_ALL_ATOM, FEED_MAX_ITEMS, FEED_DOMAIN = "feed.xml", 20, SITEURL
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
