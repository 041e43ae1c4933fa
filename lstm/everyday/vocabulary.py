"""The words of the everyday sentences. Plain lists; lstm/everyday/sentences.py puts them together.

A pattern's {slots} are filled there. Everything but a reason is neutral: it says nothing about the answer.
"""


def words(text: str) -> tuple[str, ...]:
    """A list of words or phrases, parted by | or, where there is none, by spaces."""
    return tuple(part.strip() for part in (text.split("|") if "|" in text else text.split()))


# --- need: what is taken, and who is asked, each with the words that are a reason for it -----------------------------

TAKE = {
    "loan": words("job salary rent debt mortgage tuition bank income tax budget"),
    "nap": words("sleep insomnia jetlag tiredness exhaustion snoring fatigue bedtime"),
    "taxi": words("traffic train bus airport luggage subway flight suitcase"),
    "pill": words("headache fever flu cough allergy stomach infection throat"),
    "shower": words("mud sweat dust gym workout heat marathon football"),
    "photo": words("passport visa portrait album wedding sunset rainbow castle"),
    "coat": words("snow wind frost winter storm ice hail weather"),
    "lesson": words("driving swimming piano guitar violin spanish tennis dancing"),
}
SEE = {
    "dentist": words("tooth toothache gum filling crown jaw cavity molar"),
    "mechanic": words("engine brake clutch gearbox motor tyre exhaust battery"),
    "plumber": words("pipe leak sink tap drain toilet boiler bathtub"),
    "lawyer": words("divorce contract court lawsuit inheritance trial custody dispute"),
    "tutor": words("exam maths grammar essay physics homework algebra chemistry"),
    "vet": words("kitten puppy hamster rabbit parrot pony goldfish tortoise"),
    "gardener": words("lawn hedge weed rose tulip ivy orchard greenhouse"),
    "locksmith": words("key lock padlock keyhole bolt latch burglary keyring"),
}

HEADS_OF_TWO = words("conditions matters plans problems questions affairs")
HEADS = words("situation problem issue trouble story matter question news plan thing affair topic")
ADJECTIVES = words(
    "current recent difficult strange new sudden serious special unexpected terrible big small long whole annoying "
    "unusual famous endless funny old"
)
NOUNS = words(
    "family office city kitchen phone television dog cat music computer coffee breakfast newspaper village house "
    "window letter radio internet hotel school holiday dinner party concert book film museum library restaurant "
    "sofa lamp neighbourhood market birthday magazine"
)
TIMES = words(
    "today|tonight|tomorrow|now|lately|this morning|this week|this month|at the moment|monday morning|friday night|"
    "this afternoon|once again|as usual|right now|these days|after all|sooner or later|to be honest|this year"
)
LATELY = words("today|yesterday|this morning|last week|last night|on monday|on friday|again|weeks ago")
DOING = words(
    "reading the newspaper|cooking dinner|watching television|playing with the dog|listening to music|"
    "walking home|writing a letter|drinking coffee|talking to a friend|feeding the cat|cleaning the house|"
    "singing a song|making breakfast|waiting for the postman|looking for the radio|reading a book|baking bread|"
    "working late|telling a story|washing the dishes"
)

# Before the answer comes the reason. {k} is the reason with its company, {kk} the same and perhaps another thing beside
# it, {s} the subject, {me} {my} {have} {dont} what agrees with it, {p} a person, {n} a thing, {l} a time past.
BECAUSE = words(
    "due to {kk}|because of {kk}|given {kk}|considering {kk}|as a result of {kk}|thanks to {kk}|on account of {kk}|"
    "in view of {kk}|after all this trouble with {kk}|worried about {kk}|tired of {kk}|since {k} became a problem|"
    "because {k} got worse {l}|after {k} changed everything|as {k} was a mess {l}|because {p} asked about {kk}"
)
BECAUSE_NOW = words(
    "since {k} is a mess|now that {k} has become a problem|because {k} is getting worse|as {k} will not wait|"
    "if {k} does not change|when {k} is on everybody's mind"
)
NEWS = words(  # whole sentences before "and" or "so"; these go with any tense that follows
    "{k} became a problem|{k} changed everything|{k} got worse {l}|{s} had trouble with {kk}|{p} asked {me} about {kk}|"
    "{k} was a mess {l}|{s} heard about {kk} {l}|{p} told {me} about {kk} {l}|nobody knew what to do about {kk}|"
    "{s} could not forget {kk}|it was all about {kk}|{s} talked to {p} about {kk}"
)
NEWS_NOW = words(
    "{k} has become a problem|{k} is a mess again|{k} is getting worse|{s} {have} trouble with {kk}|"
    "there is news about {kk}|everybody is talking about {kk}|{s} can't stop thinking about {kk}|"
    "{s} {dont} know what to do about {kk}|{k} keeps {me} awake"
)

# Between reason and answer: clauses about other people and other things.
CLAUSES_ANY = words(
    "after a long talk with {p}|in spite of the {a} {n}|without a word to {p}|just like {p} {l}|not far from the {n}|"
    "after a {a} evening with {p}|instead of {g}|not because of the {n}|as {p} said about the {n} {l}|"
    "although {p} liked the {n} very much|while {p} was {g}|with {p} still {g}|long before the {a} {n}|"
    "between the {n} and the {n2}|as {p} and {p2} both knew|because {p} forgot the {n} {l}|"
    "like everybody else from the {n}|exactly as {p} thought"
)
CLAUSES_NOW = words(
    "as {p} can see|while {p} is {g}|even if {p} does not agree|before {p} comes home from the {n}|"
    "if {p} is right about the {n}|no matter what {p} says about the {n}|once {p} has finished {g}|"
    "whether {p} likes it or not|whatever the {n} may cost|as soon as {p} is back from the {n}|"
    "as {p} and {p2} already know|although {p} has never seen the {n}|exactly as {p} thinks"
)
CLAUSES_ME = words("as {p} told {me} {l}|if you ask {me}|as {p} asked {me} {l}|with {p} beside {me}")  # need alone

# The end, by the kind of subject. A verb of its group and "a" follow the first two, the answer the others at once.
WANTS_NOW = {
    "i": words(
        "need to|have to|want to|must|should|will have to|really need to|would like to|am going to|probably have to|"
        "may have to|do not want to|can always|could just"
    ),
    "he": words(
        "needs to|has to|wants to|must|should|will have to|really needs to|would like to|is going to|probably has to|"
        "may have to|does not want to|can always|could just"
    ),
    "we": words(
        "need to|have to|want to|must|should|will have to|really need to|would like to|are going to|probably have to|"
        "may have to|do not want to|can always|could just"
    ),
}
SHORT = {"i": words("i'll have to|i'm going to|i'd like to|i'll need to"), "we": words("we'll have to|we're going to")}
WANTS_PAST = words("had to|wanted to|decided to|hoped to|would have to|tried to|went out to")
VERBS = {"take": ("take a",), "see": words("see a|call a|find a|ask a")}
NEEDS_NOW = {
    "i": words("need a|am looking for a|could use a|want a|really need a|would like a|do need a"),
    "he": words("needs a|is looking for a|could use a|wants a|really needs a|would like a|does need a"),
    "we": words("need a|are looking for a|could use a|want a|really need a|would like a|do need a"),
}
NEEDS_PAST = words("needed a|could use a|wanted a|hoped for a|really needed a")
ANYBODY = words("what would help is a|the answer is a|it is time for a|there is nothing better than a")

# --- people ---------------------------------------------------------------------------------------------------------

WOMEN = words("anna maria emma julia laura sofia")
MEN = words("peter john paul tom david mark")
OTHERS = words("my brother|my sister|my mother|my father|my friend|the boss|the teacher|the old man")

# --- owner: who said so decides whose it is -------------------------------------------------------------------------

OWNED = words("the {t} is|the {t} was|this {t} is|the {a} {t} is|the {t} is not|the {t} was never|the lost {t} is")
THINGS = words("umbrella bicycle scarf ticket garage blanket ladder sandwich wallet necklace bag tent diary hat drum")
SAID = words(
    "said that|thought that|knew that|believed that|felt sure that|told {p} that|made it clear that|insisted that"
)

# --- place: the two words before the last give it away --------------------------------------------------------------

PLACES = {  # place: (the word before "the", what moves there, how)
    "road": ("on", words("car truck van"), words("runs ran drives drove")),
    "rails": ("along", words("locomotive tram express"), words("runs ran rattles rattled")),
    "sea": ("across", words("ship ferry boat"), words("sails sailed")),
    "garden": ("in", words("child hedgehog hen"), words("plays played sits sat")),
    "trees": ("above", words("bird balloon kite"), words("flies flew")),
    "bridge": ("over", words("cyclist tractor soldier"), words("goes went")),
    "tunnel": ("into", words("mole wagon miner"), words("goes went disappears disappeared")),
    "park": ("through", words("runner squirrel nurse"), words("runs ran walks walked")),
    "hill": ("down", words("ball wheel sledge"), words("rolls rolled slides slid")),
    "stairs": ("up", words("girl boy waiter"), words("climbs climbed runs ran")),
    "corner": ("around", words("policeman thief motorbike"), words("comes came disappears disappeared")),
    "station": ("towards", words("tourist porter crowd"), words("walks walked hurries hurried")),
}
HOW = words("slowly quickly often never always")
