"""Names of people, places and organisations, and words they are made with. Written down for this task; some are both.

Those in KNOWN are words the network can tell apart. Of those in NEW it only ever sees the shape, as of any other word.
"""


def words(text):
    """A list of names, parted by |."""
    return tuple(name.strip() for name in text.split("|"))


KNOWN = {
    "first": words(
        "Anna|John|Mary|Peter|James|Sarah|David|Emma|Paul|Laura|Tom|Maria|Robert|Julia|Michael|Alice|George|Lucy|Jack|"
        "Helen|May|Jordan|Victoria|Charlotte|Paris|Sofia"
    ),
    "last": words("Smith|Brown|Miller|Johnson|Jones|Taylor|Washington|Lincoln|Ford|King|Young|Cook|Houston|Lee"),
    "place": words(
        "London|Paris|Berlin|Rome|Washington|Boston|Chicago|Tokyo|Madrid|Vienna|Oxford|Houston|Lincoln|Sofia|Victoria|"
        "Jordan|France|Germany|Italy|Spain|Japan|China|India|England|Canada|America|Europe|Africa|Charlotte|Amazon"
    ),
    "org": words("Ford|Amazon|Google|Microsoft|Apple|Siemens|NASA|IBM|BBC|Reuters|Toyota|Chelsea|Oxford|UNESCO"),
}
NEW = {
    "first": words(
        "Ingrid|Tariq|Oksana|Bram|Yuki|Leopold|Fatima|Niamh|Horst|Zadie|Kofi|Marta|Edwin|Priya|Dmitri|Beatrix"
    ),
    "last": words(
        "Halvorsen|Okafor|Petrov|Lindqvist|Moreau|Tanaka|O'Brien|Castellanos|Novak|Whitlock|Achebe|Rossi|Varga"
    ),
    "place": words(
        "Ljubljana|Bruges|Nairobi|Valparaiso|Tromso|Kyoto|Leipzig|Montevideo|Cardiff|Tbilisi|Bolivia|Norway|Ghana|Oregon|"
        "Ballymena|Saxony"
    ),
    "org": words("Volvo|Nokia|Zalando|Bosch|Heineken|Airbus|Unilever|OPEC|CERN|KLM|Novartis|Ikea|Spotify|Samsung"),
}
TITLES = words("Mr|Mrs|Ms|Dr|Professor|President|Sir|Lady|Judge|Captain")
HEADS = words("University|Bank|Institute|Ministry|Museum|College|Academy")  # of a place
TAILS = words("Ltd|Inc|Group|Airlines|Bank|Brothers|Motors|Foods|Industries|Records|Partners|United|Energy|Hospital")
NEAR_PLACE = words("Street|Road|Square|Lake|River|Mount|Island|Park|Bay")


def pick(rng, choices):
    """One of several, each as likely as the next."""
    return choices[int(rng.random() * len(choices))]


def name(rng, kind, pools):
    """The words of a name, P for a person, L a place, O an organisation; `pools` are KNOWN, NEW, or both mixed."""
    one = rng.random()

    def of(what):
        return pick(rng, pick(rng, pools)[what])

    if kind == "P":
        return person(rng, of, one)
    if kind == "L":
        if one < 0.12:
            return pick(rng, ([of("last"), pick(rng, NEAR_PLACE[:3])], [pick(rng, NEAR_PLACE[3:6]), of("place")]))
        return [pick(rng, ("New", "South", "North", "San")), of("place")] if one < 0.22 else [of("place")]
    if one < 0.5:
        return [of("org")]
    if one < 0.62:
        return [pick(rng, HEADS), "of", of("place")]
    if one < 0.68:
        return [of("last"), "&", pick(rng, ("Sons", "Co", of("last")))]
    return [of(pick(rng, ("last", "org", "place"))), pick(rng, TAILS)]


def person(rng, of, one):
    """The words of a person's name: first, last, both, an initial between; perhaps a title, which is no part of it."""
    if one < 0.3:
        return [of("first")]
    if one < 0.75:
        return [of("first"), of("last")]
    if one < 0.8:
        return [of("first"), pick(rng, "ABCDEFGHJKLMRST"), ".", of("last")]
    return [f"*{pick(rng, TITLES)}", of("last")]  # the star: a title
