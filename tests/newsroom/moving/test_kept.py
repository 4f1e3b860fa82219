"""What has no twin stays: it is shown as it was written, wherever it stands, and no other word is lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.newsroom.moving import marked
from generator.newsroom.moving.hugo import shortcodes
from generator.newsroom.moving.items import Notes, Origin, Way
from generator.newsroom.moving.jekyll import liquid
from generator.schema import Converter as Name
from generator.text.converters import converter
from generator.text.html import body

KEPT = ("{% include ad.html slot='3' %}", "{{ site.x | upcase }}", '{{< ad slot="3" >}}', "{{% ad %}}", "{{<ad>}}")
PLACES = (
    *("{}", "word {} word", "word\n{}", "# Head {}", "## {}", "- item {}\n- {}", "> {}", "a | b\n--- | ---\n{} | c"),
    *("*em* {}", "[link {}](https://x.example/)", "1. {}", "word\n\n{}\n\nword"),
)


def jekyll(text: str) -> str:
    around = liquid.Around({}, {}, {}, Origin("x.md", text), Notes())
    return marked.sound(liquid.kramdown(liquid.rendered(text, around), around))


def hugo(text: str) -> str:
    return marked.sound(shortcodes.expanded(text, shortcodes.Around({}, "One", "", Origin("x.md", text), Notes())))


@pytest.mark.parametrize("name", ["python-markdown", "commonmark"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kept", KEPT)
def test_what_has_no_twin_is_shown_as_it_was_written(name: Name, place: str, kept: str) -> None:
    text = place.format(*[kept] * place.count("{}"))
    made = jekyll(text) if kept in KEPT[:2] else hugo(text)
    page, problems = body(made, path="x.md", first_line=1, converter=converter(name))
    shown = page.text.translate(str.maketrans("“”‘’", "\"\"''"))
    assert problems == ()
    assert shown.count(kept) == place.count("{}"), (made, page.html)


def test_all_places_ran() -> None:
    assert (len(KEPT), len(PLACES)) == (5, 12)


TOKENS = st.lists(
    st.sampled_from(
        (
            *(
                "{% x %}",
                "{{ y }}",
                "{% raw %}",
                "{% endraw %}",
                "{% highlight c %}",
                "{% endhighlight %}",
                "```\n",
                "`",
                "{%",
            ),
            *(
                "%}",
                "{{",
                "}}",
                "word",
                " word\n",
                "\n\n",
                "[word](b)",
                "![word](c)",
                "{: .x}",
                "{{< x >}}",
                "{{</* x */>}}",
            ),
            *(
                "{{< highlight c >}}",
                "{{< /highlight >}}",
                "{{% notice %}}",
                "{{% /notice %}}",
                "{{<",
                ">}}",
                "<iframe src='x'>",
            ),
            *(
                "</iframe>",
                "# ",
                "- ",
                "<a href='b'>word</a>",
                "[x]: y\n",
                "~~~",
                "\\",
                "<!--more-->",
                "</div>",
                "\n    ",
            ),
        )
    ),
    max_size=25,
).map("".join)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(TOKENS)
def test_not_a_word_is_lost(text: str) -> None:
    way = Way("content/articles/a.md", lambda url: f"/now/{url}", lambda url: f"/media/{url}", Notes())
    for made in (jekyll(text), hugo(text)):
        done = marked.led(marked.framed(made, way, Origin("x.md", text), "One"), way)
        assert done.count("word") == text.count("word")
