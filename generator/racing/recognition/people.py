"""Words about people: given names, and what stands beside a name. All are folded."""

_PEOPLE_WORDS = """
    aaron abby abigail adam adrian agnes aidan alan albert aldo alec alex alexander alexandra alfie alfonso alfred
    alice alicia alison alistair allan alma amanda amelia amir amy ana anand andre andrea andrew andy angela angus
    aniko anita anna anne annie anthea anthony anton antonia antonio archie arjun arthur ashok astrid audrey augusto
    aurora ava barbara barnaby barry bart beatrice becky belinda bella ben benjamin bernadette bernie bertha bertie
    beth betty beverley bill billie billy blake bob boris brad brandon brenda brendan brenton brett brian bridget
    bruce bruno bryn byron callum calvin cameron camilla carl carla carlo carly carmel carmen carol carole caroline
    carolyn casper cath cathal catherine cathy cecilia cedric celia chad chantal charlie charlotte cheryl chiara
    chloe chris christian christina christine ciara ciaran cindy claire clara clarence claudia claudio clement
    clifford clint clive cody colin colm connie conor constance corey corinne craig curt curtis cynthia cyril dafydd
    daisy dale dalton damien daphne darius darragh darren darryl dave david davide dawn dean debbie deborah declan
    deirdre della denise derek dermot desmond dev dexter diana diane dinah dirk dmitri dominic dominique don donald
    donna dora doreen doris dorothea dorothy douglas duane dwayne dwight dylan earl eddie edgar edith edmund edna
    eduardo edward edwin edwina eileen elaine eleanor elena eli elias elijah elisa elizabeth ella ellen ellie
    elliott elmer elsie elton emil emilia emily emma emmanuel enid enrico enzo eoin eric erica erik erin ernest
    ernesto ernie errol esme esther ethan ettore euan eugene eunice eva evan eve evelyn evie ewan ezra fabio faye
    federica felicity felix fergus fernanda finley finn fiona flavio flora florence floyd forrest frances francesca
    frank frankie franz fraser fred freda freddie frederic freya gabriele gabriella gaby gail gareth garry gary
    gavin gemma genevieve geoff geoffrey george gerald geraldine gerard gerardo gerry giampiero gianni gilbert giles
    gillian gina giorgio giulia gladys glen glenda glenn gloria glynis gordon grace graeme grant greg gregor greta
    gretchen guenther guido gunther gus guy gwen gwyneth hamish hannah hans harley harold harriet harry harvey
    hattie hayley hazel heather hector heidi heinz helen helmut henry herman hermione hilary hiroshi holly horace
    howard howie hubert hugh hugo humphrey huw ian ibrahim ike ilse imogen ines inga ingrid iona ira irene iris irma
    irving isaac isabel isabella isla isobel ivan ivana ivor ivy jack jackie jacob jacqueline jake jamal james jamie
    jan jana jane janet janice janine jared jasmine jason jasper jay jean jed jeff jemima jenna jennifer jenny
    jeremy jermaine jerome jerry jess jesse jessica jill jim jimmie jo joan joanna joanne jocelyn jock jodie joe
    joel johan johannes john jonah jonas jonathan jonny jos josephine josh joshua josie joy joyce jude judith judy
    julia julian julie juliet julius justin kamil karen karin karl kasper kate katharine katherine kathleen kathy
    katie katrina kay kayleigh keegan keeley keira keiran keith kelly ken kenji kerry kevin kieran kim kirk kirsty
    kit klaus kristen kristian krystal kurt kyle kylie lachlan larry lars laszlo laura laurel lauren laurent laurie
    lawrence leah lee leila len lena leo leon leonard leonora leroy lesley leslie lester lewis liam libby lilian
    lily lina linda lindsay lindsey lionel lisa liz lloyd logan lois lorenz lorenzo lorna lorraine lottie louise
    luca lucia lucinda lucy ludovic luigi luis luke lydia lyle lynda lynn lynne mabel mack madeleine maggie magnus
    maisie malachy malcolm mandy manfred manuel marc marcel marcia marco marcus margaret marge margot maria marian
    marianne marie marilyn mario marion marisa marjorie mark marlene marlon marshall marta martha martin marvin mary
    massimo matilda matt matteo matthew mattia maud maureen maurice maurizio mauro mavis max maxine meera megan
    melanie melissa melvin mia michael michele michelle mick mickey miguel mikael mike mikhail mildred millie milo
    mina minnie miranda miriam mitch mitchell mohammed moira molly mona monica monisha morag moritz morris muriel
    myra nadia nadine nancy nanette naomi natalie natasha nathan ned neil nell nellie neville niall nick nico nicole
    nigel nigella nikita nikki nikolas nils nina noah noel nora norbert norma norman odell oisin olaf oleg olga
    olive olivia olivier ollie omar ophelia orlando oscar osman otis otmar otto pablo paddy padraig paige pam pamela
    pascal pat patrice patricia patrick patty paul paula pauline pedro peggy penny percy perry pete peter petra
    philip philippe phoebe phyllis pia piero pierre pippa polly poppy priscilla prudence quentin quincy rachel
    rafael rajesh ralf ralph ramon randy raphael raquel ravi ray raymond rebecca reggie reginald renata reuben rex
    rhiannon rhona rhys richard ricky rita rob robbie robert roberta robin rod roddy rodney rodrigo roger roisin
    roland rolf romain ron rona ronan rory rosa rosalie rosalind rosanna rosemary rosie ross roxanne roy rudy
    rufus rupert russ ruth sabrina sadie sally sam samantha sandra sanjay saoirse sarah sascha saul sean sebastian
    selina serena sergei sergio seth shane sharon shaun sheena sheila sheldon shelley shirley sian sid silas silvia
    simon sinead siobhan sofia soichiro solomon sonia sonja sonny sophie spencer stacy stan stanley stefan stefano
    stella stephanie stephen steve steven stu stuart sue sunil susan susannah susie suzanne sven sylvia tabitha
    tadhg tamara tamsin tania tanya tara tasha tatiana ted teddy terence teresa terry tess tessa thelma theo theresa
    tim timothy tina tobias toby todd tom tommy tony toto tracey tracy travis trent trevor trish tristan trudy tyler
    tyrone ulf ulrich una ursula uwe valentina valerie vanessa venus vera verity vernon veronica vicky vijay vince
    vincent viola viv vivian vladimir wallace walter wanda warren wayne wendy werner wesley wilf wilfred wilhelm
    will willie winifred winston xavier yasmin yolanda yuri yves yvette yvonne zach zachary zak zara zelda zoe
    zoltan
"""
PEOPLE = frozenset(_PEOPLE_WORDS.split())
"""Given names of people around racing, and of people in general; those of all known drivers are added."""

_SHORT_NAMES = """
    alex alexander al alan andy andrew bob robert bobby robert charlie charles checo sergio chris christian dan
    daniel danny daniel dani daniel ed edward eddie edward ferdi fernando fred frederic freddie frederick gabi
    gabriel gil gilles jackie john jacky jacques jim james jimmy james jo joseph johnny john jon jonathan ken
    kenneth kev kevin micky michael mike michael nicky nicholas nick nicholas nico nicolas ollie oliver pat patrick
    pato patricio pete peter phil philip ric richard ricky ricardo rick richard rob robert ron ronald sam samuel seb
    sebastian steve stephen ted edward tim timothy tom thomas tonio vitantonio tony anthony vic victor will william
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
