"""Extensions of Python-Markdown that are a site's own code: an edit to any of it makes all pages anew."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.console import CHECKOUT, python
from tests.tiny import SITE_YAML, TinySite, article, tree

PACKAGE = {
    "__init__.py": "from paddock.extension import makeExtension\n",
    "extension.py": """\
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from paddock.words import SAID


class Replace(Preprocessor):
    def run(self, lines):
        return [line.replace("FLAG", SAID) for line in lines]


class Flags(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Replace(md), "flags", 5)


def makeExtension(**_):
    return Flags()
""",
    "words.py": "SAID = 'yellow'\n",
}

TWO_BUILDS = """\
import sys
from datetime import UTC, datetime
from pathlib import Path

from generator.build import Options, Project, build
from generator.store.memo import Memo

memo = Memo(Path(".cache"))
for _ in range(2):
    report = build(Project(Path(), Path("output")), memo, Options(now=datetime.now(UTC)))
    assert not report.failed
    Path(sys.argv[1]).write_text("SAID = 'green, at last'\\n")
    Path("content/articles/one.md").write_text(sys.argv[2])
"""


class FlagSite(TinySite):
    """A site whose extension is a package, which lies beside it."""

    def __init__(self, root: Path, named: str) -> None:
        text = article("One", body="It was FLAG.")
        super().__init__(root / "site", {"content/articles/one.md": text})
        self.write({"site.yaml": f"{SITE_YAML}markdown: {{converter: python-markdown, extensions: [{named}]}}\n"})
        self.write({f"../code/paddock/{name}": code for name, code in PACKAGE.items()})
        self.words = root / "code/paddock/words.py"
        self.path = f"{CHECKOUT}{os.pathsep}{root / 'code'}"

    def run(self, *how: str) -> dict[str, bytes]:
        """Build in a new process; the files."""
        result = python("build", *how, cwd=self.root, PYTHONPATH=self.path, PYTHONDONTWRITEBYTECODE="1")
        assert result.returncode == 0, result.stderr
        return tree(self.output)


@pytest.fixture(params=["paddock", "paddock.extension"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> FlagSite:
    return FlagSite(tmp_path, request.param)


def test_an_edit_anywhere_in_an_extension_s_package_is_followed(site: FlagSite) -> None:
    site.run()
    assert "It was yellow." in site.page("/articles/one/")
    site.words.write_text("SAID = 'green, at last'\n")
    again = site.run()
    assert "It was green, at last." in site.page("/articles/one/")
    assert again == site.run("--clean")


def test_a_process_that_has_loaded_an_extension_leaves_nothing_of_it_for_one_that_loads_it_anew(
    site: FlagSite,
) -> None:
    command = [sys.executable, "-c", TWO_BUILDS, str(site.words), article("One", body="It really was FLAG.")]
    around = {**os.environ, "PYTHONPATH": site.path, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, cwd=site.root, env=around, check=True)
    assert "It really was yellow." in site.page("/articles/one/")
    again = site.run()
    assert "It really was green, at last." in site.page("/articles/one/")
    assert again == site.run("--clean")
