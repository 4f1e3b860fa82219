"""What editors are told: schemas of files that are YAML as a whole, and where they hold."""

import json
import re
from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from generator.newsroom.editors import schemas, settings
from generator.newsroom.scaffold import new_site
from tests.tiny import NOW


def test_a_new_site_names_its_schema_where_it_is(tmp_path: Path) -> None:
    new_site(tmp_path, title="A", base_url="https://a.example/", dated_addresses=False, now=NOW)
    (first, *_) = (tmp_path / "site.yaml").read_text(encoding="utf-8").splitlines()
    named = re.fullmatch(r"# yaml-language-server: \$schema=(.*)", first)
    assert named
    assert json.loads((tmp_path / named[1]).read_text()) == schemas()["site"]


def test_lists_of_entities_have_schemas_by_slug() -> None:
    found = schemas()
    assert len(found) == 18
    assert found["drivers"]["additionalProperties"] == {"$ref": "#/$defs/Driver"}
    assert "Driver" in found["drivers"]["$defs"]
    assert found["series-list"]["additionalProperties"] == {"$ref": "#/$defs/Series"}


def test_every_schema_that_settings_name_is_written(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("title: A\n")
    arguments = ["schema", "--root", str(tmp_path), "--vscode", str(tmp_path / "schemas")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    told = json.loads((tmp_path / ".vscode/settings.json").read_text())["yaml.schemas"]
    assert all((tmp_path / path).is_file() for path in told)
    assert told["./schemas/site.json"] == "site.yaml"
    assert told["./schemas/drivers.json"] == "content/drivers/*.yaml"
    assert len(told) == 8


def test_settings_that_are_there_are_left_alone_and_what_they_need_is_said(tmp_path: Path) -> None:
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode/settings.json").write_text("{}")
    result = CliRunner().invoke(main, ["schema", "--root", str(tmp_path), "--vscode", str(tmp_path / "s")])
    assert (tmp_path / ".vscode/settings.json").read_text() == "{}"
    assert result.stdout.endswith(settings("s"))


def test_settings_need_a_folder_in_the_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for more in ((str(tmp_path / "elsewhere"),), ()):
        result = CliRunner().invoke(main, ["schema", "--root", str(tmp_path / "site"), "--vscode", *more])
        assert result.exit_code == 2
        assert not (tmp_path / "site/.vscode/settings.json").exists()
