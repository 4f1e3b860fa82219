"""The timetable of an edition by the reader's own clock."""

from tests.browser.conftest import OpenTab
from tests.preview.running import Running
from tests.tiny import TinySite

EDITION = """---
circuit: Suzuka
sessions:
  - {name: Practice, start: 2024-04-05}
  - {name: Qualifying, start: "2024-04-06 15:00"}
  - {name: Race, start: "2024-04-07 14:00"}
---
"""
FILES = {
    "content/circuits/suzuka.md": "---\nname: Suzuka\ntimezone: Asia/Tokyo\n---\n",
    "content/events/japanese-grand-prix/2024/index.md": EDITION,
}
CELLS = ".pf-timetable tr > :last-child"


def cells(open_tab: OpenTab, running: Running, zone: str) -> list[str]:
    page = open_tab(f"{running.url}events/japanese-grand-prix/2024/", timezone_id=zone)
    page.wait_for_load_state("load")
    found: list[str] = page.locator(CELLS).all_inner_texts()
    return found


def test_a_reader_elsewhere_sees_his_own_times(site: TinySite, open_tab: OpenTab) -> None:
    site.write({**FILES, "site.yaml": (site.root / "site.yaml").read_text() + "timezone: Asia/Tokyo\n"})
    with Running(site.root) as running:
        assert cells(open_tab, running, "America/New_York") == ["Your time", "", "Sat 02:00", "Sun 01:00"]
        assert cells(open_tab, running, "Asia/Tokyo")[0] != "Your time"
