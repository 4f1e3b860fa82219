"""A small F1DB, written in its form, with what is odd in the large one: bare times, NO, a key no, empty documents,
apostrophes and commas in names, a father and a son, two teams of one name, a race without times."""

import tarfile
import zipfile
from pathlib import Path

FILES = {
    "countries/norway": 'id: norway\nname: Norway\ndemonym: Norwegian\nalpha2Code: NO\nno: "x"\n',
    "countries/monaco": "id: monaco\nname: Monaco\ndemonym: Monégasque\n",
    "drivers/ola-strøm": """\
id: ola-strom
name: Ola Strøm, Jr.
firstName: Ola
lastName: Strøm, Jr.
fullName: Ola D'Artagnan Strøm
abbreviation: "NO"
permanentNumber: 10
gender: MALE
dateOfBirth: 1990-03-02
dateOfDeath:
placeOfBirth: Oslo
nationalityCountryId: norway
familyRelationships:
  - driverId: kari-strom
    type: PARENT
  - driverId: who-is-not-here
    type: SIBLING
""",
    "drivers/kari-strom": """\
id: kari-strom
name: Kari Strøm
firstName: Kari
lastName: Strøm
fullName: Kari Strøm
abbreviation: D'O
permanentNumber:
gender: FEMALE
dateOfBirth: 1960-01-01
nationalityCountryId: norway
familyRelationships: []
""",
    "constructors/fjord": "id: fjord\nname: Fjord\nfullName: Fjord Racing\ncountryId: norway\nchronology:\n",
    "constructors/fjord-2": """\
id: fjord-2
name: Fjord
fullName: Fjord
countryId: norway
chronology:
  - constructorId: fjord
    yearFrom: 1998
    yearTo: 1999
  - constructorId: fjord-2
    yearFrom: 2023
    yearTo:
""",
    "circuits/monaco": """\
id: monaco
name: Monaco
fullName: Circuit de Monaco
previousNames:
  - Rocher, Circuit du
placeName: Monte Carlo
countryId: monaco
length: 3.337
turns: 19
layouts:
  - id: monaco-1 # 1998
    length: 3.180
    turns: 14
  - id: monaco-2
    length: 3.337
    turns: 19
""",
    "grands-prix/monaco": """\
id: monaco
name: Monaco
fullName: Monaco Grand Prix
shortName: Monaco GP
countryId: monaco
""",
    "grands-prix/other": "id: other\nname: Other\nfullName: Other Grand Prix\nshortName: Other GP\ncountryId: monaco\n",
    "seasons/1998/races/01-monaco/race": """\
id: 1
round: 1
date: 1998-05-24
time:
grandPrixId: monaco
officialName: Grand Prix de Monaco
circuitId: monaco
circuitLayoutId: monaco-1
laps: 78
distance: 260.286
""",
    "seasons/1998/entrants": """\
- entrantId: fjord
  constructors:
    - constructorId: fjord
      driverId: kari-strom
      rounds: 1
""",
    "seasons/2023/races/01-monaco/race": """\
id: 2
round: 1
date: 2023-05-28
time: 13:00
grandPrixId: monaco
officialName: "Formula 1: Grand Prix de Monaco 2023"
circuitId: monaco
circuitLayoutId: monaco-2
laps: 78
distance: 260.286
qualifyingDate: 2023-05-27
qualifyingTime: 14:00
""",
    "seasons/2023/races/02-monaco-again/race": """\
id: 3
round: 2
date: 2023-06-04
grandPrixId: other
officialName: Another
circuitId: monaco
laps: 50
distance: 100
""",
    "seasons/2023/entrants": """\
- entrantId: fjord-a
  constructorId: fjord
  drivers:
    - driverId: ola-strom
      rounds: 1
    - driverId: kari-strom
      rounds:
      testDriver: true
- entrantId: fjord-b
  constructorId: fjord-2
  drivers:
    - driverId: ola-strom
      rounds: 2
      testDriver: true
""",
    "seasons/2024/entrants": "",
    "engine-manufacturers/vik": "id: vik\nname: Vik & Sons, Ltd\ncountryId: norway\n",
    "seasons/1998/races/01-monaco/race-results": """\
- position: 1
  driverNumber: 7
  driverId: kari-strom
  constructorId: fjord
  engineManufacturerId: vik
  tyreManufacturerId: grip
  laps: 78
  time: "1:51:23.595"
  timePenalty:
  gap:
  interval:
  reasonRetired:
  points: 4
  gridPosition: PL
- position: 1
  driverNumber: 7
  driverId: ola-strom
  constructorId: fjord
  engineManufacturerId: vik
  tyreManufacturerId: grip
  laps:
  time:
  timePenalty:
  gap:
  interval:
  reasonRetired:
  points: 6
  gridPosition:
  sharedCar: true
- position: 2
  driverNumber: 8
  driverId: ola-strom
  constructorId: fjord
  engineManufacturerId: vik
  tyreManufacturerId: grip
  laps: 77
  time:
  timePenalty:
  gap: "+1 lap"
  interval:
  reasonRetired:
  points:
  gridPosition: 2
- position: 9
  driverNumber: 9
  driverId: kari-strom
  constructorId: fjord-2
  engineManufacturerId: vik
  tyreManufacturerId: grip
  laps: 0
  time:
  timePenalty:
  gap:
  interval:
  reasonRetired: Collision, first lap
  points:
  gridPosition: 3
""",
    "seasons/1998/races/01-monaco/fastest-laps": """\
- position: 1
  driverNumber: 7
  driverId: ola-strom
  constructorId: fjord
  lap: 50
  time: "1:22.948"
""",
    "seasons/1998/races/01-monaco/free-practice-1-results": """\
- position: 1
  driverNumber: 8
  driverId: ola-strom
  constructorId: fjord
  engineManufacturerId: vik
  time: "1:23.456"
  gap:
  laps: 20
- position: 3
  driverNumber: 7
  driverId: kari-strom
  constructorId: fjord
  engineManufacturerId: vik
  time: "1:24.000"
  gap: "+0.544"
  laps: 19
""",
    "seasons/1998/races/01-monaco/qualifying-results": """\
# what no simple reader takes is left to YAML
- {position: 1, driverNumber: 8, driverId: ola-strom, constructorId: fjord,
   engineManufacturerId: vik, q1: "1:22.5", q2: "1:21.9"}
""",
    "seasons/1998/driver-standings": """\
- position: 1
  driverId: ola-strom
  points: 6
- position: 2
  driverId: kari-strom
  points: 4
""",
    "seasons/1998/constructor-standings": """\
- position: 1
  constructorId: fjord
  engineManufacturerId: vik
  points: 10
""",
}
"""The files below `src/data`, without `.yml`."""


def checkout(folder: Path) -> Path:
    """A checkout with these files, and some that an import has no use for."""
    for name, text in {**FILES, "seasons/2023/races/01-monaco/pit-stops": "- position: 1\n"}.items():
        file = folder / "src/data" / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def archives(folder: Path) -> list[Path]:
    """The same as a tar and as a zip archive."""
    source = checkout(folder / "f1db")
    with tarfile.open(folder / "f1db.tar.xz", "w:xz") as tar:
        tar.add(source, "f1db-main")
    with zipfile.ZipFile(folder / "f1db.zip", "w") as archive:
        for file in sorted(source.rglob("*.yml")):
            archive.write(file, f"f1db-main/{file.relative_to(source)}")
    return [folder / "f1db.tar.xz", folder / "f1db.zip"]
