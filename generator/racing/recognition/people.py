"""Words about people: given names, and what stands beside a name. All are folded."""

_PEOPLE_WORDS = """
    aaron abigail adam adrian agnes aidan alan albert aldo alex alexander alexandra alfie alfred alice alison
    alistair allan amanda amelia amy ana andrea andrew andy angela angus anita anna anne annie anthea anthony
    antonia antonio archie arjun arthur audrey ava barbara barnaby barry bart beatrice becky belinda ben benjamin
    bernadette bernie beth betty beverley bill blake bob boris brad brandon brendan brett brian bridget bruce
    bruno calvin cameron camilla carl carla carlo carmen carol caroline casper cath catherine cathy cecilia cedric
    chad charlie charlotte cheryl chiara chloe chris christian christina christine cindy claire clara claudia
    clive cody colin connie conor corey craig curt curtis cynthia cyril dale dalton damien darius darren darryl
    dave david davide dean debbie deborah declan denise derek dev dexter diana diane dirk dmitri dominic dominique
    don donald donna doris dorothy douglas duane dwayne dwight dylan earl eddie edgar edith edmund edward edwin
    eileen elaine eleanor elena eli elias elijah elisa elizabeth ella ellen elliott elmer elton emilia emily emma
    enrico enzo eric erica erin ernest ernie esther ethan euan eugene eva evan eve evelyn ezra fabio faye felix
    fergus finley finn fiona flavio floyd forrest frances francesca frank frankie franz fraser fred frederic freya
    gabriele gabriella gail gareth garry gary gavin gemma geoff geoffrey george gerald gerry giampiero gianni
    gilbert giles gillian gina giorgio giulia glen glenn gloria gordon grace graeme grant greg guenther guido
    gunther gus guy hamish hannah hans harley harold harry harvey hayley hazel heather hector heidi helen helmut
    henry herman hilary holly howard hubert hugh hugo humphrey ian ike imogen ines ingrid ira irene iris irving
    isaac isabel isabella isla ivan ivor ivy jack jackie jacob jacqueline jake james jan jana jane janet janice
    jared jasmine jason jasper jay jean jed jeff jenna jennifer jenny jeremy jermaine jerome jerry jesse jessica
    jill jim jimmie jo joan joanna joanne jock jodie joel john jonah jonas jonathan jonny jos josephine josh
    joshua joy joyce jude judith judy julia julian julie juliet justin karen karl kate katherine kathleen kathy
    katie kay keegan keira keiran keith kelly ken kerry kim kirk kirsty klaus kristen kurt kyle lachlan larry lars
    laura laurel lauren laurent lawrence leah lee lena leo leon leonard leroy lesley leslie lester lewis lilian
    lily linda lindsay lionel lisa liz lloyd logan lorenz lorenzo lorna lorraine louise luca lucia lucy luigi luis
    luke lydia lyle lynn mabel mack madeleine maggie magnus maisie malcolm marc marco marcus margaret marge margot
    maria marian marianne marie marilyn mario marion marjorie mark marshall marta martha martin marvin mary
    massimo matt matthew mattia maureen maurice maurizio mauro max megan melanie melissa melvin mia michael
    michele michelle mickey miguel mike mildred millie milo miranda miriam mitch mitchell mohammed molly monica
    monisha moritz morris nadia nancy naomi natalie natasha nathan ned neil nick nicole nigel nikolas nils nina
    noah noel nora norma norman odell olaf oleg olivia olivier ollie orlando otis otmar otto paige pam pamela pat
    patricia patrick paul paula pauline pedro peggy penny percy perry peter petra philip philippe phoebe phyllis
    piero pierre poppy priscilla quentin quincy rachel ralf ralph randy raphael ray raymond rebecca reggie
    reginald reuben rex rhys richard rob robbie robert robin rod rodney rodrigo roger roland romain ron rory rosa
    rosalind rosemary rosie ross roxanne roy rudy rupert russ ruth sabrina sally sam samantha sandra sarah sean
    sebastian serena sergei sergio seth shane sharon shaun sheila sheldon shirley sid silvia simon soichiro sonia
    sonny sophie spencer stacy stanley stefan stefano stella stephanie stephen steve steven stuart sue susan susie
    suzanne sven sylvia tabitha tamara tanya tara ted teddy terence teresa terry tess tessa theo theresa tim
    timothy tina tobias toby todd tom toto tracey tracy travis trent trevor tristan tyler tyrone ulf ulrich ursula
    valerie vanessa venus vera verity vernon veronica vicky vijay vincent viola vivian wallace walter warren wayne
    wendy wesley wilfred wilhelm will willie winston xavier yuri yvonne zach zak zara zoe
"""
PEOPLE = frozenset(_PEOPLE_WORDS.split())
"""Given names of people around racing, and of people in general; those of all known drivers are added."""

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

PERSONS = frozenset(
    ("brothers", "mr", "mrs", "ms", "miss", "dr", "professor", "doctor", "judge", "inspector", "rev", "madame")
)
"""What stands before the surname of someone who is not known for racing."""

ELDER = frozenset(("elder", "older"))
BROTHERS = ELDER | {"younger", "other"}
"""What tells drivers of one surname from each other."""

_NAMED_WORDS = """
    corner corners kurve curve esses hairpin chicane bend foundation museum academy commission inquiry institute
    street sons brothers sisters bros family families clan dynasty
"""
NAMED_AFTER = frozenset(_NAMED_WORDS.split())
"""What bears somebody's name, however it is written."""


def may_follow(word: str) -> bool:
    """Whether a word with a capital may stand behind a surname that is not part of a longer name."""
    return word.isupper() or not word.isalpha() or word.lower() in TITLES or is_plain(word.lower())


def is_plain(word: str) -> bool:
    """Whether a word with a capital is hardly part of a name."""
    return not word.isalpha() or len(word) == 1 or word.endswith(("ly", "ing", "ed", "ish", "ian", "ese"))
