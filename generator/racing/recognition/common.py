"""Words that names share with the rest of the language, and words that tell what is spoken of. All are folded.

The lists are small on purpose: they hold what a text about racing is likely to say, in English.
"""

_ORDINARY_WORDS = """
    adams allison anderson andrews arnold ashley bailey ball banks barber bell berg bernard bond brooks brown
    browning bryan burgess button byrne cannon carter chapman clark collins connor courage craft crawford crook
    cross daly davies davis dennis drake driver duncan eaton edwards england evans ferguson firman fischer fisher
    force ford france fry gamble gardner garrett george gibson gould green greene gregory griffith grim hall
    hampshire harris harrison hart hawkins herbert herman hill hobbs hoffmann holland holmes hunt ide ireland
    irvine irwin jackson james jean johnson jones keller kelly kennedy king lang larson laurent lawrence lees
    lewis linden love lovely lucas ma marsh martin martini martins mass may mayer merkel miles miller modena moore
    morgan moser moss murray oliver owen pace palm palmer parsons pease perkins peters peterson pic piper poole
    prophet reece rees rhodes richardson robarts rose ruby russell ryan sachs said salo schiller schneider scott
    serra sharp shields simon south speed spence stacey stevens stevenson stewart stroll stuck sullivan sutton
    taylor thompson thomson thorne trimmer turner walker walter ward warwick watson webb white wilds williams
    williamson wilson wolf wolff alta april arrows bar boro brand dunn eagle elder ensign era first iso lec life
    lion march manor midland midlands onyx pacific phillips politoys prost protos ram rb reif rial scarab shadow
    shannon sherman spirit talbot token trojan venturi veritas virgin
"""
ORDINARY = frozenset(_ORDINARY_WORDS.split())
"""Names of drivers and teams that are words, places or names of many others."""

SHARED = ORDINARY | frozenset(
    ("hamilton", "norris", "lawson", "perez", "rodriguez", "gonzalez", "lopez", "garcia", "martinez", "fernandez",
     "schmidt", "simpson", "campbell", "gordon", "hughes", "cooper", "piper", "larkin")
)  # fmt: skip
"""Surnames that many others are known by: alone they mean a driver where a text speaks of racing."""

_PLACES_AFTER_WORDS = """
    straight corner corners curve curva bend esses s hairpin chicane kurve complex street road avenue lane square
    park stadium hall museum foundation academy institute university college school hospital airport hotel centre
    center trophy award awards cup prize medal memorial ltd limited inc gmbh holdings group bank county city town
    beach hills ontario island trust fund
"""
PLACES_AFTER = frozenset(_PLACES_AFTER_WORDS.split())
"""What follows a surname that is part of another name: the Senna Esses, Hamilton Street, the Prost Foundation."""

_AWAY_WORDS = """
    lived live lives living born grew raised studied study school city town village resident residents residence
    native moved mayor flat apartment house home hospital hotel airport holiday holidays flew fly beach casino
    harbour tax population citizen citizens capital government minister prince princess royal museum university
    downtown restaurant tourist tourists neighbourhood suburb married based factory headquarters passport correspondent
    correspondents reporter reporters headlines newspapers viewers king queen kingdom embassy desert
"""
AWAY = frozenset(_AWAY_WORDS.split())
"""Words near the name of a town that speak of the town, not of a race there."""

SEATS = frozenset(("base", "bases", "based", "headquarters"))
"""Words of a sentence in which towns are where somebody works."""

_RACING_WORDS = """
    race races racing raced racer win wins won winning winner winners victory victories podium podiums pole
    qualifying qualified qualify qualifies grid lap laps practice session sessions crash crashed crashes retired
    retirement retire finish finished finishes points point penalty championship title round rounds weekend sunday
    saturday friday season circuit track corner corners chicane sprint stint tyre tyres tire tires safety car cars
    driver drivers team teams formula gp prix stewards flag pit pits garage paddock fastest overtake overtook
    overtaking start started starts restart lead led leader leads hours stage rally test testing debut fans crowd
    layout asphalt kerb kerbs straight turn scored score drive drives drove driving motor karts second third
    fourth fifth sixth seventh eighth ninth tenth p1 p2 p3 compete competing engine engines chassis f1 motorsport
"""
RACING = frozenset(_RACING_WORDS.split())
"""Words that speak of racing."""

_SMALL_RACING_WORDS = """
    team teams car cars driver drivers fans crowd formula f1 test tests testing motor safety hours engine engines
    chassis start starts straight turn drive drove drives driving stage rally karts debut pits garage paddock season
    circuit track layout asphalt kerb kerbs motorsport compete competing
"""
SMALL_RACING = frozenset(_SMALL_RACING_WORDS.split())
"""Those of them that say nothing of a race."""

_SPORT_WORDS = """
    race races racing raced racer podium podiums pole qualifying qualified qualify qualifies grid lap laps stint
    circuit driver drivers formula gp prix stewards paddock pit pits chassis overtaking f1 motorsport
    teammate
"""
MOTORSPORT = frozenset(_SPORT_WORDS.split())
"""Words that speak of racing with cars and of hardly anything else."""

_CONTEST_WORDS = """
    win wins won winning winner winners victory victories title championship champion champions season team teams seat
    sprint rally debut fans test testing standings rookie principal stage rounds
"""
SPORT = MOTORSPORT | frozenset(_CONTEST_WORDS.split())
"""Words that speak of some sport."""

_WINNING_WORDS = """
    win wins won winning winner winners conquer conquers conquered contest contested contesting race races raced
    racing enter enters entered tackle tackles tackled skip skips skipped miss misses missed
"""
WINNING = frozenset(_WINNING_WORDS.split())
"""What is done to a race, right before its name."""

_STROLLING_WORDS = """
    around through down along up past to into over across out away off
"""
STROLLING = frozenset(_STROLLING_WORDS.split())
"""What follows a verb of movement at the head of a sentence."""

RACE = frozenset(("race", "weekend", "winner", "winners", "podium", "pole", "gp"))
"""What follows the name of a place when its race is meant."""

SESSION = RACE | frozenset(("qualifying", "sprint", "win", "victory", "opener", "finale"))
"""What follows the name of a town or a circuit when the race there is meant, and drivers or teams are spoken of."""

_LESSER_WORDS = """
    test tests testing tested kart karts karting rally gp2 gp3 f2 f3 f4 junior category prema club simulator virtual
    esports
"""
LESSER = frozenset(_LESSER_WORDS.split())
"""Words of a sentence in which another race may be meant than the great one at a place."""

OF_RACES = frozenset(
    ("ace", "car", "cars", "driver", "drivers", "engineer", "engineers", "team", "teams", "director", "fan", "fans",
     "control", "promoter", "promoters", "organisers", "track", "tracks", "suit", "shop", "winner", "winners", "king")
)  # fmt: skip
"""What follows the word "race" when no race is meant."""

OF_TEAMS = frozenset(("for", "a", "the", "another", "his", "her", "their", "works", "factory", "privateer"))
"""What stands before the name of a team or of a car of its, and hardly before a driver's."""

TEAM = frozenset(("team", "car", "cars", "crew", "garage", "mechanics", "entry", "entries"))
"""What stands behind the name of a team, and hardly behind a driver's without a possessive."""

_CITY_NAMES = """
    abu_dhabi adelaide aida austin bahrain baku barcelona brussels budapest buenos_aires casablanca dallas delhi
    detroit doha istanbul jeddah las_vegas le_mans long_beach madrid melbourne mexico_city miami monaco
    monte_carlo montreal phoenix porto reims rio rio_de_janeiro rouen sao_paulo seoul shanghai singapore sochi
    valencia berlin lisbon oporto riverside sebring
"""
CITIES = frozenset(name.replace("_", " ") for name in _CITY_NAMES.split())
"""Towns where so much else happens that their names alone mean no circuit."""

COURSES = frozenset(("circuit", "autodromo", "autodrom", "autodrome", "ring", "speedway", "raceway", "park", "street"))
"""Words in the names of circuits that say what they are."""

_GENERIC_WORDS = """
    circuit autodromo autódromo international street raceway speedway motor racing ring circuito park track
    autodrom motorsport land race course grand prix internazionale nazionale
"""
GENERIC = frozenset(_GENERIC_WORDS.split())
"""Words in the names of circuits that may be left away."""

PARTS = frozenset(("park", "land", "ring", "course"))
"""Those of them that may be what a circuit is known by: Albert Park."""

ENGINES = frozenset(
    ("engine", "engines", "engined", "powered", "power", "motor", "motors", "v6", "v8", "v10", "v12", "pu")
)
"""What follows the name of a maker when its engine is meant."""

SUPPLIES = frozenset(("engine", "engines", "unit", "units", "gearbox", "gearboxes", "v6", "v8", "v10", "v12"))
"""What one team buys from another."""

_THING_WORDS = """
    energy drink drinks cans skiing skier skiers village villages valley pass resort meadow meadows hut peak peaks
    flower flowers air climate road van vans saloon saloons truck trucks bus limousine pedal showroom dealer dealers
    dealership taxi owner tractor worker workers employee employees biography museum store stores shop shops
    boutique branded
"""
THINGS = frozenset(_THING_WORDS.split())
"""What follows the name of a team when something is meant that one buys, reads or climbs."""

CARS = frozenset(
    ("f40", "f50", "enzo", "testarossa", "p1", "elise", "esprit", "exige", "evora", "valkyrie", "db5", "db9", "db11",
     "vanquish", "vantage", "countach", "gto", "clio", "civic")
)  # fmt: skip
"""What follows the name of a maker when a car for the road is meant."""


def _each_and_many(names: str) -> frozenset[str]:
    """Names of makers, and of several of their cars: Porsche, Porsches."""
    return frozenset(f"{name.replace('_', ' ')}{end}" for name in names.split() for end in ("", "s"))


MAKERS = _each_and_many("honda renault bmw porsche toyota jaguar lancia maserati bugatti audi cadillac")
"""Makers of cars and engines that are so all the time, and had a team of their own for some years."""

CHASSIS = _each_and_many("dallara lola osella caterham lotus march ensign coloni ligier cooper")
"""Teams of old whose names one reads where others race their cars."""

CUSTOMERS = _each_and_many("dallara lola ligier")
"""Those of them who build cars for others to this day."""

ROAD_CARS = MAKERS | _each_and_many("ferrari mclaren mercedes mercedes_benz alpine lotus aston_martin alfa_romeo alfa")
"""Makers of cars for the road."""

BUILDERS = CHASSIS | ROAD_CARS
"""All of them."""

ON_THE_ROAD = frozenset(
    ("auction", "auctioned", "auctions", "bidder", "bidders", "parked", "dealer", "dealership", "commute", "commuter",
     "motorway", "driveway", "showroom", "collector", "collectors", "cabriolet", "roadster", "hatchback")
)  # fmt: skip
"""Words of a sentence in which a maker's name means a car for the road."""

_ROAD_WORDS = """
    carmaker carmakers automaker automakers shares shareholder shareholders analysts analyst investors investor
    dividend dividends turnover ipo profits forecast deliveries dealers dealer buyers buyer plant plants tariff
    tariffs recall recalled suv suvs coupe saloon sedan estate convertible spider spyder tourer supercar
    hatchback hatchbacks hybrid horsepower bhp torque kilos leather infotainment mileage mpg priced price prices costs
    neighbour neighbours neighbor showrooms sotheby bonhams christie concours restored restoration classics
    oldtimer motorist motorists insurance licence police officers officer thieves stolen theft mph kmh
    registration registered workers assembly production model models battery charging cabin boot bonnet seats
    cayman macan cayenne taycan boxster carrera vanquish vantage dbx db4 db5 db9 db11 db12 valhalla artura elva
    720s 750s 765lt f40 f50 laferrari enzo roma portofino purosangue testarossa dino a110 a290 clio civic accord
    elise evija emira esprit evora giulia stelvio quattro
"""
ROADS = ON_THE_ROAD | frozenset(_ROAD_WORDS.split())
"""Words of a text about cars for the road, and about who makes, sells and buys them."""

_OTHER_SPORT_WORDS = """
    tennis wimbledon serves courts football footballer footballers goal goals goalkeeper striker midfielder
    defender offside rugby tries scrum cricket cricketer wicket wickets innings batsman batter bowler golf
    golfer golfers birdie bogey putt basketball nba nfl nhl mlb quarterback touchdown baseball pitcher hockey
    goalie boxing boxer boxers heavyweight bout knockout swimmer swimming athletics sprinter marathon hurdles
    cyclist cyclists cycling rowing rowers chess darts snooker judo fencing skier skiers skiing slalom biathlon
    sailing yacht yachts regatta twickenham wembley touchline haka gymnast foils helmsman jersey breakaway
    peloton broadway musical theatre theatres ballet opera orchestra choir parliament election elections mps
    councillor vicar parish sheepdog sponge marrow headteacher teacher teachers pupil pupils classroom olympic
    olympics medal medals catamaran catamarans
"""
OTHER_SPORTS = frozenset(_OTHER_SPORT_WORDS.split())
"""Words that speak of other sports, or of other things where people compete or perform."""

AT_HOME = ON_THE_ROAD | frozenset(
    ("my", "neighbour", "neighbours", "neighbor", "wife", "husband", "road", "roads", "hairpins", "exhaust", "parking",
     "yard", "boot", "bumper", "mileage", "diesel", "saloon", "traffic", "bakery", "supermarket", "insurance")
)  # fmt: skip
"""Words of a text, if nothing in it speaks of a sport, in which the names of makers mean cars for the road."""

LANDS = frozenset(("jordan", "england", "france", "holland", "ireland"))
"""Names of drivers and teams that are countries too."""

_SHOP_WORDS = """
    shop shops store bakery barber barbers butcher pub restaurant cafe hotel salon pharmacy deli diner bookshop
"""
SHOPS = frozenset(_SHOP_WORDS.split())
"""What belongs to the one after whom it is named: Norris's bakery."""

_SHOW_WORDS = """
    sang sing sings singer singing song songs concert album band guitar actor actress film movie stage tennis comedian
    musical premiere
"""
SHOW = frozenset(_SHOW_WORDS.split())
"""Words that speak of people who are known for something else."""

SEASONS = frozenset(("season", "year", "championship", "title", "review", "campaign"))
"""Words with which the head of a text tells of a season."""

EXACT = frozenset(("today", "yesterday", "tomorrow", "this", "tonight"))
"""What makes so many years ago a certain day."""

DAYS = frozenset(("yesterday", "tomorrow", "tonight", "sunday", "saturday", "friday", "weekend"))
"""Days of a race that has just been, or is about to be."""

NOW = frozenset(("today", "now", "currently", "tomorrow", "tonight", "nowadays"))
"""Words that end what was told of another year."""

STILL = NOW | {"is", "are", "will", "has", "next"}
"""Words that speak of the present, whatever else is told."""

PRESENT = NOW | {"is", "are", "will", "has", "have", "can", "next", "every", "always", "never", "again"}
"""Words that speak of the present, or of all times."""

PLACES_BEFORE = frozenset(("rue", "via", "avenue", "piazza", "plaza", "calle", "boulevard", "curva", "virage", "viale"))
"""What stands before a name that a street or a corner bears."""

LEADS = frozenset(":;")
"""Marks between what leads to something and what it leads to: two races left: Austin..."""

REGIONS = frozenset(("ontario", "new", "scotland", "bermuda", "ohio", "montana", "victoria", "texas", "canada"))
"""What follows the name of a town behind a comma."""
