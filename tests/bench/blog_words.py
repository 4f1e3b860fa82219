"""The names of the blog that all tools build: plain ASCII, so that every tool makes the same addresses of them."""

FIRST_NAMES = (
    "Abel", "Berta", "Cosmo", "Dagny", "Emil", "Freya", "Gino", "Hedda", "Ivo", "Juno", "Kasper", "Lotte", "Milo",
    "Nora", "Otis", "Petra", "Rafe", "Selma", "Timo", "Ursula", "Viggo", "Wilma", "Yara", "Zeno", "Alma", "Boris",
    "Clio", "Dirk", "Edda", "Fritz",
)  # fmt: skip
LAST_NAMES = (
    "Aldermann", "Brockway", "Cavendal", "Dragomir", "Elmsworth", "Farrant", "Gorski", "Hallewell", "Imrie", "Jessop",
    "Kallio", "Lorentz", "Mallory", "Norwood", "Ostberg", "Pascoe", "Quayle", "Ridley", "Salonen", "Trevanion",
    "Urquhart", "Varga", "Wexford", "Yardley", "Zanetti", "Amundsen", "Bellamy", "Corrigan", "Devereux", "Everard",
)  # fmt: skip
TEAMS = tuple(
    f"{first} {last}"
    for last in ("Racing", "Motorsport", "Works", "Autosport")
    for first in (
        "Osprey", "Basalt", "Cobalt", "Meridian", "Larkspur", "Tundra", "Sable", "Vesper", "Quarry", "Harrier",
    )
)  # fmt: skip
PLACES = (
    "Amberley", "Birkdale", "Carnforth", "Dovestone", "Edgemoor", "Fairlight", "Garsdale", "Helmsley", "Inchmore",
    "Jedburgh", "Kinross", "Langport", "Marsham", "Netherby", "Otterburn", "Penhale", "Radstock", "Saltburn",
    "Tintern", "Ullswater", "Ventnor", "Wadebridge", "Yarmouth", "Zennor", "Alnmouth", "Brancaster", "Crowhurst",
    "Dunster", "Exmoor", "Ferryhill", "Glaston", "Hartland", "Ilkeston", "Kelmarsh", "Lambourn", "Malham", "Norham",
    "Oakham", "Pickering", "Rydal",
)  # fmt: skip
RACES = (
    "Grand Prix", "Six Hours", "Trophy", "Sprint Weekend", "Night Race", "Hillclimb", "Cup", "Rally", "Thousand Miles",
    "Memorial", "Double Header", "Challenge", "Twelve Hours", "Invitational", "Winter Series", "Shootout", "Classic",
    "Time Attack", "Stages", "Season Finale", "Relay", "Four Hours", "Street Race", "Handicap", "Test Day",
    "Curtain Raiser", "Formula Day", "Club Race", "Gold Cup", "Silver Cup",
)  # fmt: skip
TAGS = (
    "qualifying", "strategy", "tyres", "pit stops", "stewards", "penalties", "weather", "rain", "reliability",
    "upgrades", "testing", "contracts", "rumours", "opinion", "history", "standings", "podiums", "poles", "crashes",
    "red flags", "safety cars", "sprints", "endurance", "rallying", "karting", "juniors", "budgets", "sponsors",
    "broadcasts", "telemetry", "simulators", "aerodynamics", "engines", "gearboxes", "brakes", "fuel", "suspension",
    "chassis", "rookies", "retirements", "records", "lap times", "starts", "restarts", "overtaking", "team orders",
    "radio", "marshals", "circuits", "calendars", "logistics", "helmets", "liveries", "museums", "hybrids",
    "regulations", "scrutineering", "press days", "grids", "trophies",
)  # fmt: skip
SERIES = (
    "Formula Meridian", "Endurance World Cup", "Touring League", "Rally Masters", "Electric Series", "Junior Formula",
    "Truck Trophy", "Classic Cars",
)  # fmt: skip
AUTHORS = (
    "Agnes Holloway", "Bertil Strand", "Cora Whitaker", "Dominic Vale", "Esther Krall", "Fergus Boyd", "Gilda Romano",
    "Hector Lund", "Ingrid Sauer", "Julian Marsh",
)  # fmt: skip
TITLES = (
    "{driver} wins from fifth", "{team} brings a new floor", "How {driver} lost the lead",
    "{driver} & {team}: what now?", "Five questions for {team}", 'A "quiet" weekend for {driver}',
    "{driver} penalised after the flag", "The stint that decided it for {team}", "{driver} on a wet track",
    "What {team} learned on Friday",
)  # fmt: skip
