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
    lion march manor onyx pacific phillips politoys prost protos ram rb reif rial scarab shadow shannon sherman
    spirit talbot token trojan venturi veritas virgin
"""
ORDINARY = frozenset(_ORDINARY_WORDS.split())
"""Names of drivers and teams that are words, places or names of many others."""

SHARED = ORDINARY | frozenset(
    ("hamilton", "norris", "lawson", "perez", "rodriguez", "gonzalez", "lopez", "garcia", "martinez", "fernandez",
     "schmidt", "simpson", "campbell", "gordon", "hughes", "cooper", "piper", "larkin")
)  # fmt: skip
"""Surnames that many others are known by: alone they mean a driver where a text speaks of racing."""

_PEOPLE_WORDS = """
    adrian aldo alan alex alexander andrea andrew andy anthony antonio ben bernie bob bruce charlie chris
    christian claire cyril david dave eddie edward enzo eric flavio frank franz fred frederic giampiero graeme
    guenther gunther helmut henry hugh jack jackie james jan jean jeff jim jo jock john jonathan jonny jos julian
    karl keith ken laurent lawrence lorenzo luca luigi marc marco mario mark martin massimo matthew mattia
    maurizio max michael mike mohammed monisha nick nigel nikolas olivier otmar pat patrick paul pedro peter piero
    pierre rob robert roger romain ron ross roy ruth sam sergio simon stefano stefan steve steven susie teddy tim
    toby tom toto ulrich vijay walter will zak carlo giorgio gianni
"""
PEOPLE = frozenset(_PEOPLE_WORDS.split())
"""Given names of people around racing; those of all known drivers are added."""

_TITLES_WORDS = """
    jr junior mr mrs ms sir dr lord lady driver drivers champion champions winner winners leader leaders team mate
    teammate rookie veteran star ace legend poleman polesitter pilot racer captain boss principal president former
    ex world reigning monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december today yesterday tomorrow but and or as when while after
    before because since with without for from in on at by of to the a an his her their its this that these those
    both neither either not only even just also so then now there here where why how what who which if though
    although until once again still yet meanwhile however instead later earlier elsewhere behind ahead beside
    between among against despite under over through like unlike than all some most many few each every no none
    one two three four five six seven eight nine ten home new old young local fellow sister brother father mother
    son daughter congratulations congrats well done poor go come grand prix gp formula f1 formule round race
    qualifying sprint practice pole lap laps turn drs q1 q2 q3 fp1 fp2 fp3 sc vsc fia p1 p2 p3 p4 p5 p6 p7 p8 p9
    p10 dutchman frenchman briton brit englishman scotsman welshman irishman german spaniard italian finn dane
    swede norwegian belgian swiss austrian american canadian mexican brazilian argentine argentinian australian
    australia zealander kiwi japanese chinese thai russian monegasque monégasque colombian venezuelan dutch french
    british english scottish spanish finnish danish swedish chilean hungarian czech polish indian
"""
TITLES = frozenset(_TITLES_WORDS.split())
"""Words with a capital that may stand before a surname without being part of someone's name."""

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
    correspondents reporter reporters king queen kingdom embassy desert
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

_LESSER_WORDS = "test tests testing tested kart karts karting rally gp2 gp3 f2 f3 f4 junior"
LESSER = frozenset(_LESSER_WORDS.split())
"""Words of a sentence in which another race may be meant than the great one at a place."""

OF_RACES = frozenset(
    ("ace", "car", "cars", "driver", "drivers", "engineer", "engineers", "team", "teams", "director", "fan", "fans",
     "control", "promoter", "promoters", "organisers", "track", "tracks", "suit", "shop", "winner", "winners", "king")
)  # fmt: skip
"""What follows the word "race" when no race is meant."""

_SHORT_NAMES = """
    alex alexander al alan andy andrew bob robert bobby robert charlie charles checo sergio chris christian dan
    daniel danny daniel dani daniel ed edward eddie edward ferdi fernando fred frederic freddie frederick gabi
    gabriel gil gilles jackie john jacky jacques jim james jimmy james jo joseph johnny john jon jonathan ken
    kenneth kev kevin micky michael mike michael nicky nicholas nick nicholas nico nicolas ollie oliver pat
    patrick pato patricio pete peter phil philip ric richard ricky ricardo rick richard rob robert ron ronald sam
    samuel seb sebastian steve stephen ted edward tim timothy tom thomas tony anthony vic victor will william
"""
_SHORT = _SHORT_NAMES.split()
SHORT = dict(zip(_SHORT[::2], _SHORT[1::2], strict=True))
"""Short forms of given names."""

OF_TEAMS = frozenset(("for", "a", "the", "another", "his", "her", "their", "works", "factory", "privateer"))
"""What stands before the name of a team or of a car of its, and hardly before a driver's."""

TEAM = frozenset(("team", "car", "cars", "crew", "garage", "mechanics"))
"""What stands behind the name of a team, and hardly behind a driver's without a possessive."""

_CITY_NAMES = """
    abu_dhabi adelaide aida austin bahrain baku barcelona brussels budapest buenos_aires casablanca dallas delhi
    detroit doha istanbul jeddah las_vegas le_mans long_beach madrid melbourne mexico_city miami monaco
    monte_carlo montreal phoenix porto reims rio_de_janeiro rouen sao_paulo seoul shanghai singapore sochi
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
    energy drink drinks cans skiing skier skiers village villages valley pass resort meadow meadows hut peak
    peaks flower flowers air climate road van vans saloon truck trucks bus limousine pedal showroom dealer dealers
    dealership taxi owner tractor biography museum store stores shop shops boutique branded
"""
THINGS = frozenset(_THING_WORDS.split())
"""What follows the name of a team when something is meant that one buys, reads or climbs."""

CARS = frozenset(
    ("f40", "f50", "enzo", "testarossa", "p1", "elise", "esprit", "exige", "evora", "valkyrie", "db5", "db9", "db11",
     "vanquish", "vantage", "countach", "gto", "clio", "civic")
)  # fmt: skip
"""What follows the name of a maker when a car for the road is meant."""

MAKERS = frozenset(
    ("honda", "renault", "bmw", "porsche", "toyota", "jaguar", "lancia", "maserati", "bugatti", "audi", "cadillac")
)  # fmt: skip
"""Makers of cars and engines that are so all the time, and had a team of their own for some years."""

CHASSIS = frozenset(("dallara", "lola", "osella", "caterham", "lotus", "march", "ensign", "coloni", "ligier", "cooper"))
"""Teams of old whose names one reads where others race their cars."""

ROAD_CARS = MAKERS | frozenset(
    ("ferrari", "mclaren", "mercedes", "mercedes benz", "alpine", "lotus", "aston martin", "alfa romeo")
)
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
    dividend dividends turnover ipo profits forecast deliveries dealers dealer buyers buyer plant plants tariff tariffs recall recalled
    suv suvs coupe saloon sedan estate convertible spider spyder tourer supercar hatchback hybrid horsepower bhp torque
    kilos leather infotainment mileage mpg priced price prices costs neighbour neighbours neighbor showrooms
    sotheby bonhams christie concours restored restoration classic classics oldtimer motorist motorists insurance
    licence police officers officer thieves stolen theft mph kmh registration registered
    workers assembly production model models electric battery charging cabin boot bonnet seats
    cayman macan cayenne taycan boxster carrera vanquish vantage dbx db4 db5 db9 db11 db12 valhalla artura elva senna
    720s 750s 765lt f40 f50 laferrari enzo roma portofino purosangue testarossa dino a110 a290 clio civic accord
    elise evija emira esprit evora giulia stelvio quattro
"""
ROADS = ON_THE_ROAD | frozenset(_ROAD_WORDS.split()) - {"senna", "classic", "electric"}
"""Words of a text about cars for the road, and about who makes, sells and buys them."""

_OTHER_SPORT_WORDS = """
    tennis wimbledon serve serves set sets court courts football footballer footballers goal goals goalkeeper striker
    midfielder defender kick offside rugby try tries scrum cricket cricketer wicket wickets innings batsman batter
    bowler golf golfer golfers birdie bogey putt basketball nba nfl nhl mlb quarterback touchdown yards baseball
    pitcher hockey goalie boxing boxer boxers heavyweight bout knockout swimmer swimming athletics sprinter marathon
    hurdles cyclist cyclists cycling tour rowing rowers chess darts snooker judo fencing
    skier skiers skiing slalom biathlon sailing yacht yachts regatta twickenham wembley touchline haka gymnast
    foils helmsman jersey breakaway peloton broadway musical theatre theatres ballet opera orchestra choir parliament election elections mps councillor vicar
    parish sheepdog sponge marrow headteacher teacher teachers pupil pupils classroom olympic olympics medal medals
"""
OTHER_SPORTS = frozenset(_OTHER_SPORT_WORDS.split()) - {"set", "sets", "court", "tour", "serve", "try", "kick", "yards"}
"""Words that speak of other sports, or of other things where people compete or perform."""

AT_HOME = ON_THE_ROAD | frozenset(
    ("my", "neighbour", "neighbours", "neighbor", "wife", "husband", "road", "roads", "hairpins", "exhaust", "parking",
     "yard", "boot", "bumper", "mileage", "diesel", "saloon", "traffic", "bakery", "supermarket", "insurance")
)  # fmt: skip
"""Words of a text, if nothing in it speaks of a sport, in which the names of makers mean cars for the road."""

PERSONS = frozenset(
    ("brothers", "mr", "mrs", "ms", "miss", "dr", "professor", "doctor", "judge", "inspector", "rev", "madame")
)
"""What stands before the surname of someone who is not known for racing."""

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

EXACT = frozenset(("today", "yesterday", "tomorrow", "this", "tonight"))
"""What makes so many years ago a certain day."""

NOW = frozenset(("today", "now", "currently", "tomorrow", "tonight", "nowadays"))
"""Words that end what was told of another year."""

PRESENT = NOW | {"is", "are", "will", "has", "have", "can", "next", "every", "always", "never", "again"}
"""Words that speak of the present, or of all times."""

PLACES_BEFORE = frozenset(("rue", "via", "avenue", "piazza", "plaza", "calle", "boulevard", "curva", "virage", "viale"))
"""What stands before a name that a street or a corner bears."""

REGIONS = frozenset(("ontario", "new", "scotland", "bermuda", "ohio", "montana", "victoria", "texas", "canada"))
"""What follows the name of a town behind a comma."""

_NAMED_WORDS = """
    corner corners kurve curve esses hairpin chicane bend foundation museum academy commission inquiry institute
    street sons brothers bros family families clan dynasty
"""
NAMED_AFTER = frozenset(_NAMED_WORDS.split())
"""What bears somebody's name, however it is written."""

_MORE_PEOPLE = """
    aaron adam albert alfred allan amy ana angela anna arthur barry benjamin bill brad brandon brett brian bruno
    calvin carl carmen charlotte chiara clara clive colin craig curtis dale damien darren dean derek diana dominic
    don donald douglas dylan elena elizabeth elliott elton emily emma ethan eva evan felix floyd francesca gareth
    garry gary gavin george gerald giulia glenn gordon grant greg guy hannah harold harry harvey helen howard hugo ian
    ines isaac ivan jacob jake jane jason jay jerome jerry jesse jessica joel joshua julia justin karen kate kurt
    kyle lars laura lee leo leon lewis linda lisa lloyd lucia luke malcolm marcus maria marta mary matt michelle
    mitchell monica nathan neil nicole nina noah norman olivia paula philip rachel ralph randy ray raymond rebecca
    rex richard robbie robin rod rodney roland rosa rupert sarah sean serena seth shane shaun sid silvia soichiro
    sophie stanley stuart susan ted terence terry theo timothy todd travis trevor tyler venus vernon vincent wayne
    wesley zach
    abigail agnes alexandra alice alison amanda amelia anita anne annie anthea antonia audrey ava barbara beatrice becky
    belinda bernadette beth betty beverley bridget camilla carla carol caroline cath catherine cathy cecilia chelsea
    cheryl chloe christina christine cindy claudia connie cynthia dawn deborah debbie denise diane dominique donna
    doris dorothy edith eileen elaine eleanor elisa ella ellen emilia erica erin esther eve evelyn faye fiona florence
    frances freya gabriella gail gemma gillian gina gloria grace hayley hazel heather heidi hilary holly imogen ingrid
    irene iris isabel isabella isla ivy jacqueline jan jana janet janice jasmine jean jenna jennifer jenny jill joan
    joanna joanne jodie josephine joy joyce judith judy julie juliet june katherine kathleen katie kathy kay keira kelly
    kerry kim kirsty kristen laurel lauren leah lena lesley lilian lily lindsay liz lorna lorraine louise lucy lydia lynn
    mabel madeleine maggie maisie margaret marge margot marian marianne marie marilyn marion marjorie martha maureen
    megan melanie melissa mia michele mildred millie miranda miriam molly nadia nancy naomi natalie natasha nina nora
    norma paige pam pamela patricia pauline peggy penny petra phoebe phyllis poppy priscilla rosalind rosemary rosie
    roxanne sabrina sally samantha sandra sharon sheila shirley silvia sonia stella stephanie sue susan suzanne sylvia
    tabitha tamara tanya tara teresa tess tessa theresa tina tracey tracy ursula valerie vanessa vera verity veronica
    vicky victoria viola vivian wendy yvonne zara zoe alistair angus archie barnaby bart bernie blake boris brendan
    cameron casper cedric chad cody conor corey curt dalton darius darryl davide declan dexter dirk dmitri duane
    dwayne dwight earl edgar edmund edwin eli elias elijah elmer enrico ernest ernie eugene ezra fabio fergus finley
    floyd forrest frankie fraser gabriele geoff geoffrey gerry gilbert giles glen gus guido hamish hans harley
    hector herman hubert humphrey ike ira irving ivor jared jasper jed jeremy jermaine jimmie jonah jonas josh jude
    keegan keiran kirk klaus lachlan larry leonard leroy leslie lester lionel logan lorenz luis lyle mack magnus
    marshall marvin maurice mauro melvin mickey miguel milo mitch morris moritz ned nigel nils noel odell olaf oleg orlando
    otis otto percy perry philippe quentin quincy ralf raphael reggie reginald reuben rhys rodrigo roland
    rory rudy russ sebastian sergei shaun sheldon sonny spencer stacy stephen sven tobias trent tristan tyrone
    ulf wallace warren wilfred wilhelm willie winston xavier yuri
"""
PEOPLE = PEOPLE | frozenset(_MORE_PEOPLE.split())
