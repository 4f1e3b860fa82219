"""The words of the corpus: everyone and everything in it is invented."""

FIRST_NAMES = (
    "Ada", "Bruno", "Carmen", "Dario", "Elif", "Falk", "Greta", "Henri", "Ines", "Joris", "Kaya", "Luca",
    "Marta", "Nils", "Oona", "Piero",
)  # fmt: skip
LAST_NAMES = (
    "Abendroth", "Balcerak", "Corvino", "Drayton", "Eskildsen", "Fontaine", "Grünwald", "Halvorsen", "Iglesias",
    "Jankowski", "Kettering", "Lindqvist", "Moreau", "Nakagawa", "Oyelaran", "Pemberton", "Quispe", "Rautio",
    "Santangelo", "Thorvald", "Uchida", "Vermeulen", "Whitlock", "Xanthos", "Yıldırım", "Zapata", "Ashdown",
    "Bergström", "Castellan", "Dombrowski", "Eichhorn", "Ferreira", "Gallagher", "Hawthorne", "Isaksen",
    "Jørgensen", "Kowalczyk", "Laurentis", "Mbeki", "Novotný", "Oppenheim", "Peltier", "Queneau", "Rosenthal",
    "Sepúlveda", "Tarkowski", "Ullmann", "Voronov", "Wainwright", "Zielke",
)  # fmt: skip
TEAMS = (
    "Halcyon Racing", "Scuderia Brenta", "Northgate Works", "Team Solano", "Kestrel Motorsport", "Écurie Lagarde",
    "Vantaa Competition", "Blackwater Engineering", "Orion Autosport", "Marlowe Brothers",
)  # fmt: skip
PLACES = (
    "Lowmoor", "Castelforte", "Brackwater", "Sankt Ilgen", "Port Verity", "Ostrava Ring", "Kuronuma", "Valdoro",
    "Eastmere", "Tamarind Bay", "Hohenfels", "Rio Claro",
)  # fmt: skip
ONLY_NAMED = ("Norderfeld Hillclimb", "Six Hours of Pella", "Coppice Trophy", "Winter Cup of Arvika")
SERIES = ("Formula Continental", "Endurance League", "Touring Masters")
TAGS = (
    "tyres", "strategy", "stewards", "rain", "debut", "engines", "pit stops", "safety car", "contracts", "upgrades",
    "penalties", "records", "fuel", "testing", "rookies", "braking", "Übersteuern", "qualifying pace",
)  # fmt: skip
AUTHORS = ("Clara Fenn", "Joost de Wit", "Amara Osei", "Pell Hartigan")
VERBS = ("leads", "wins", "loses", "saves", "breaks", "settles", "opens", "answers for", "turns", "explains")
OBJECTS = (
    "a wet afternoon", "the long stint", "a three-stop race", "the argument about tyres", "the title fight",
    "an early start", "the last chicane", "a quiet weekend", "the pit wall's nerve", "a borrowed car",
)  # fmt: skip
OPENINGS = (
    "Nobody on the pit wall expected it", "The track was still damp", "It began with a slow puncture",
    "Long after the flag", "Before the lights went out", "On the far side of the circuit", "By the second stop",
    "When the radio went quiet", "Under a low and yellow sky", "With eleven laps to go",
)  # fmt: skip
MIDDLES = (
    "{driver} had the longer run on the hard tyre", "the {team} garage changed its plan twice",
    "{driver} braked later than anyone else into the first corner", "the gap stood at {gap} seconds and went no lower",
    "{driver} asked for a new front wing and was told to wait", "the second car of {team} was already in the barrier",
    "the stewards looked at the footage for {laps} minutes", "{driver} lost a place and took it back within a lap",
    "both cars of {team} stopped on the same lap, one behind the other",
    "the fuel number said {laps} laps, not one more",
)  # fmt: skip
ENDINGS = (
    "and from there the order hardly moved.", "which is how points are lost in June.",
    "and the crowd understood first.",
    "though it did not look like much at the time.", "and nobody on the radio said a word about it.",
    "as the lap chart shows, if one reads it from the right.", "and that was the afternoon.",
    "because the rear tyres had nothing left to give.", "with the rest of the field watching their mirrors.",
)  # fmt: skip
ASIDES = (
    "He had said as much on Thursday.", "The numbers are kinder than the pictures.", "It rained again at five.",
    "A year ago the same move ended in the gravel.", "The car did not change; the wind did.",
    "Two mechanics were already packing.", "None of it was in the plan.", "The lap record is safe for another year.",
)  # fmt: skip
HEADINGS = ("How it began", "The long stint", "What the stewards saw", "Tyres", "In the garage", "What it means now")
