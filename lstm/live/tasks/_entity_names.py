"""Names of people, places and organisations, and words they are made with. Written down for this task; some are both.

Those in KNOWN are words the network can tell apart. Of those in NEW it only ever sees the shape, as of any other word.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

DATA = Path(__file__).parent.parent / "data"


def words(text: str) -> tuple[str, ...]:
    """A list of names, parted by |."""
    return tuple(name.strip() for name in text.split("|"))


KNOWN = {
    "first": words(
        "Anna|John|Mary|Peter|James|Sarah|David|Emma|Paul|Laura|Tom|Maria|Robert|Julia|Michael|Alice|George|Lucy|Jack|"
        "Helen|May|Jordan|Victoria|Charlotte|Paris|Sofia|Mary-Jane|Jean-Paul"
    ),
    "last": words(
        "Smith|Brown|Miller|Johnson|Jones|Taylor|Washington|Lincoln|Ford|King|Young|Cook|Houston|Lee|O'Neil|McCarthy|"
        "D'Arcy|Al-Masri"
    ),
    "place": words(
        "London|Paris|Berlin|Rome|Washington|Boston|Chicago|Tokyo|Madrid|Vienna|Oxford|Houston|Lincoln|Sofia|Victoria|"
        "Jordan|France|Germany|Italy|Spain|Japan|China|India|England|Canada|America|Europe|Africa|Charlotte|Amazon|"
        "U.S.|US|USA|U.K.|UK|Louis|John's"
    ),
    "org": words(
        "Ford|Amazon|Google|Microsoft|Apple|Siemens|NASA|IBM|BBC|Reuters|Toyota|Chelsea|Oxford|UNESCO|U.N.|UN|E.U.|EU|"
        "FBI|NATO"
    ),
    "topic": words(
        "Health|Trade|Food|Defence|Education|Justice|Energy|Space|Science|Security|Finance|Foreign|Labour|Environment|"
        "Football|Medical|Monetary|Criminal|Research|Cancer|Human|Rights|Affairs|Farmers|Workers|Transport"
    ),
}
NEW = {
    "first": words(
        "Ingrid|Tariq|Oksana|Bram|Yuki|Leopold|Fatima|Niamh|Horst|Zadie|Kofi|Marta|Edwin|Priya|Dmitri|Beatrix|"
        "Anne-Lise|Jean-Marc"
    ),
    "last": words(
        "Halvorsen|Okafor|Petrov|Lindqvist|Moreau|Tanaka|O'Brien|Castellanos|Novak|Whitlock|Achebe|Rossi|Varga|"
        "MacAllister|D'Souza|O’Rourke|El-Amin"
    ),
    "place": words(
        "Ljubljana|Bruges|Nairobi|Valparaiso|Tromso|Kyoto|Leipzig|Montevideo|Cardiff|Tbilisi|Bolivia|Norway|Ghana|Oregon|"
        "Ballymena|Saxony|U.A.E."
    ),
    "org": words(
        "Volvo|Nokia|Zalando|Bosch|Heineken|Airbus|Unilever|OPEC|CERN|KLM|Novartis|Ikea|Spotify|Samsung|E.S.A.|YouTube"
    ),
    "topic": words(
        "Weather|Chess|Mining|Railway|Aviation|Heritage|Chemical|Refugee|Fisheries|Wildlife|Banking|Consumer|Maritime|"
        "Housing|Olympic"
    ),
}
TITLES = words(
    "Mr|Mrs|Ms|Dr|Professor|President|Sir|Lady|Judge|Captain|Mr.|Mrs.|Ms.|Dr.|Prof.|Gen.|Sen.|Minister|Senator|Lord"
)
HEADS = words("University|Bank|Institute|Ministry|Museum|College|Academy")  # of a place
TAILS = words(
    "Ltd|Inc|Group|Airlines|Bank|Brothers|Motors|Foods|Industries|Records|Partners|United|Energy|Hospital|Inc.|Ltd.|"
    "Corp.|Co.|Company|Corporation|Club|University|College|Press|Times"
)
NEAR_PLACE = words("Street|Road|Square|Lake|River|Mount|Island|Park|Bay")
BODIES = words(  # what public bodies are called last, and some of them first
    "Organization|Organisation|Commission|Council|Committee|Agency|Union|Department|Court|Party|Parliament|"
    "Association|Federation|Foundation|Institute|Society|Ministry|Authority|Board|Bureau|Fund|Trust|Service|Assembly|"
    "League|Office|Administration|Centre|Church|Academy|Bank|Army|Congress"
)
OF_A_TOPIC = words("Ministry|Department|Institute|Bureau|Office|Court|House|Council|Board|Academy|Faculty|Museum")
REACH = words("World|European|National|International|Federal|Central|Royal|American|African|British|Supreme|Global")
PARTICLES = words("van|de|von|al|bin|der|la|da|del")
JOINED = (*((one,) for one in PARTICLES[:5]), ("de", "la"), ("van", "der"))  # as in Juan de la Cruz
REGIONS = words("New|South|North|San|East|West|St.|Los|Cape")
CAPITALS = {"US", "USA", "UK", "UN", "EU"}
EVERYDAY = tuple(word for word in (DATA / "common_words.txt").read_text(encoding="utf-8").split() if len(word) > 2)
NATIONS = words(
    "English|French|German|American|Italian|Spanish|Chinese|Japanese|Russian|British|Dutch|Swedish|Greek|Turkish|Polish|"
    "Indian|Irish|Canadian|Mexican|African|European|Asian|Arab|Germans|Americans"
)
DATES = words(
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    "September|October|November|December|Christmas|Easter|1998|2015"
)
OTHERS = (
    *TITLES,
    *HEADS,
    *TAILS,
    *NEAR_PLACE,
    *BODIES,
    *OF_A_TOPIC,
    *REACH,
    *PARTICLES,
    *REGIONS,
    "Jr",
    "City",
    *NATIONS,
    *DATES[:-2],
)
FILLERS = {"N": NATIONS, "D": DATES, "C": EVERYDAY}  # what may stand in a frame besides names


Choice = TypeVar("Choice")


def pick(rng: np.random.Generator, choices: Sequence[Choice]) -> Choice:
    """One of several, each as likely as the next."""
    return choices[int(rng.random() * len(choices))]


def name(rng: np.random.Generator, kind: str, pools: tuple[dict[str, tuple[str, ...]], ...]) -> list[str]:
    """The words of a name, P for a person, L a place, O an organisation; `pools` are KNOWN, NEW, or both mixed.

    A word with a star before it stands with the name, and is no part of it.
    """
    one = rng.random()

    def of(what: str) -> str:
        return pick(rng, pick(rng, pools)[what])

    if kind == "P":
        return person(rng, of, one)
    return place(rng, of, one) if kind == "L" else organisation(rng, of, one)


def place(rng: np.random.Generator, of: Callable[[str], str], one: float) -> list[str]:
    """The words of a place's name."""
    if one < 0.12:
        return pick(rng, ([of("last"), pick(rng, NEAR_PLACE[:3])], [pick(rng, NEAR_PLACE[3:6]), of("place")]))
    if one < 0.15:
        return [of("place"), "City"]
    place = of("place")
    if "." in place or place in CAPITALS:
        return ["*the", place]
    return [pick(rng, REGIONS), place] if one < 0.25 else [place]


def organisation(rng: np.random.Generator, of: Callable[[str], str], one: float) -> list[str]:
    """The words of an organisation's name."""
    if one < 0.36:
        org = of("org")
        return ["*the"] * ("." in org or org in CAPITALS) + [org]
    if one < 0.44:
        return ["*the", pick(rng, HEADS), "of", of("place")]
    if one < 0.48:
        return [of("last"), "&", pick(rng, ("Sons", "Co", "Co.", of("last")))]
    if one < 0.66:
        return [of(pick(rng, ("last", "org", "place"))), pick(rng, TAILS)]
    return ["*the"] * (rng.random() < 0.75) + body(rng, of)


def body(rng: np.random.Generator, of: Callable[[str], str]) -> list[str]:
    """The words of a public body's name: reach, topic and what it is, or what it is and of which topic."""
    kind = rng.random()

    def topic() -> str:
        return of("topic") if rng.random() < 0.6 else pick(rng, EVERYDAY).capitalize()

    reach = [of("place") if rng.random() < 0.15 else pick(rng, REACH)]
    if kind < 0.3:
        return [*reach, pick(rng, BODIES)]
    if kind < 0.55:
        return [*reach, topic(), pick(rng, BODIES)]
    if kind < 0.75:
        return [topic(), pick(rng, BODIES)]
    if kind < 0.82:
        return [topic(), "and", topic(), pick(rng, BODIES)]
    return [pick(rng, OF_A_TOPIC), pick(rng, ("of", "of", "of", "for")), *[topic() for _ in range(1 + (kind > 0.93))]]


def person(rng: np.random.Generator, of: Callable[[str], str], one: float) -> list[str]:
    """The words of a person's name: first, last, both, an initial between; perhaps a title, which is no part of it."""
    if one < 0.27:
        return [of("first")]
    if one < 0.63:
        return [of("first"), of("last")]
    if one < 0.71:
        return with_initials(rng, of)
    if one < 0.75:
        return [of("first"), of("first"), of("last"), *["Jr."] * (rng.random() < 0.4)]
    if one < 0.79:
        return [of("first"), *pick(rng, JOINED), of("last")]
    if one < 0.85:
        return [of("last")]
    return [f"*{pick(rng, TITLES)}", *[of("first")] * (rng.random() < 0.3), of("last")]


def with_initials(rng: np.random.Generator, of: Callable[[str], str]) -> list[str]:
    """A name with initials: John F. Smith, J. Smith, J. K. Smith, J.K. Smith."""
    a, b = (pick(rng, "ABCDEFGHJKLMRSTW") for _ in "ab")
    ways = ([of("first"), f"{a}."], [f"{a}."], [f"{a}.", f"{b}."], [f"{a}.{b}."], [of("first"), a])
    return [*pick(rng, ways), of("last")]
