"""The wheel: what is in it, and that it works on its own, away from the checkout and without a network."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

CHECKOUT = Path(__file__).parent.parent
NOWHERE = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
"""Whatever asks the network is answered by nobody."""


def ran(*command: str | Path, cwd: Path) -> str:
    """What a command prints, which has to end well; it sees nothing of the checkout."""
    around = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "SOURCE_DATE_EPOCH")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=around | NOWHERE,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    ran(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, CHECKOUT, cwd=folder)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def commands(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a new environment that has the wheel. It borrows the dependencies of this one: the
    line of a `.pth` file adds a folder, but not what the `.pth` files in that folder would, such as the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "env", with_pip=True, symlinks=True)
    bin_folder = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    ran(bin_folder / "python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=folder)
    purelib = ran(bin_folder / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    borrowed = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (Path(purelib.strip()) / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    return bin_folder


def test_the_wheel_holds_the_package_and_its_themes_and_nothing_else(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    assert {"generator/cli.py", "generator/py.typed", "generator/translations/de.po"} <= names
    for theme in ("apex", "plain"):
        ours = [path for path in (CHECKOUT / "themes" / theme).rglob("*") if path.is_file()]
        held = {f"generator/themes/{path.relative_to(CHECKOUT / 'themes').as_posix()}" for path in ours}
        assert len(held) > 5
        assert held <= names
    tops = {name.split("/")[0] for name in names}
    assert {top.partition("-")[0] for top in tops} == {"generator", "parcferme"}
    assert not [name for name in names if "test" in name.split("/") or "tests" in name or name.endswith(".pyc")]


def test_the_installed_wheel_makes_a_site_and_builds_it(commands: Path, tmp_path: Path) -> None:
    where = ran(commands / "python", "-c", "import generator; print(generator.__file__)", cwd=tmp_path).strip()
    assert Path(where).resolve().is_relative_to(commands.parent.resolve())
    assert not Path(where).resolve().is_relative_to(CHECKOUT.resolve())
    ran(commands / "parcferme", "new", "site", "blog", "--title", "Pit Wall", cwd=tmp_path)
    site = tmp_path / "blog"
    assert "No mistakes" in ran(commands / "parcferme", "check", cwd=site)
    assert ran(commands / "parcferme", "build", cwd=site).startswith("Built ")
    home = (site / "output/index.html").read_text(encoding="utf-8")
    assert "Pit Wall" in home
    assert list((site / "output").rglob("apex*.css"))
