"""Gather the words that are no misspellings: python -m lstm.spelling.gather FOLDER

FOLDER holds SCOWL, the lists behind many spelling checkers, as Debian's package "scowl" has it in
/usr/share/dict/scowl. Taken are the sizes up to 50, names among them.

SCOWL is copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists,
the associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted
without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and this
permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the suitability of
this array for any purpose. It is provided "as is" without express or implied warranty.
"""

import gzip
import sys
import unicodedata
from pathlib import Path

from lstm.spelling._english import FILE

SIZES = (10, 20, 35, 40, 50)
SORTS = [f"{country}-{sort}" for country in ("english", "american", "british") for sort in ("words", "upper")]
SORTS += ["american-proper-names", "english-proper-names", "british-proper-names"]
ELSEWHERE = """
bester betten bettler braue diener dinger drein droge drohe feder feier feuer fies flieh fliese flieht forst frist
garde garten ging hause hege hing ketten kirchen kittel lach laster lauch leiter lette letten letzter marke marken
markt meiner minder monte neuer nicht ofen offen orten osten pater planst polter puppe puppen renner rolle rollen
rollt rost ruck rund runter saite scharf schild seite seiten sinke sinne solides spie spitze stange stell stiel stil
stille strand strang strom sturm these tief tiere trieb wagen walle weile weiter werks winkel worte

ballon bouler bretter changer changez chante coffre cogner compter corner cornes coule coupe cour coure cours court
courte custode dises disputer divorcer draine essai essaye expresse fatiguer foies forge garde garder gardes gardez
gardien houle issu issus lacer laver lettre lires lites lutter mater mener mineur minet mont monts moto motos motter
neveu nuise orner palans parti peler peser plats plomber porte porter porteur portes portez radin radis raie raies
rais rives sains sais serions solides sonner tacher tendis tirer tirez toile toiles traie trait trie trier troubler
truc trucs

affari afer castel celar cerner colear correr crear custodi davide estay ferri ferro gritar guiar gustar issa labra
ladra ladre latir lesso lette lettera lettere madia magia malar marca marea marga mirar mojar moler monda monti monto
morar moto motora motore motori muria neve ospite parta parte parti parto petar piani piano pianto pieno plana plano
playa porte porto poter rabbia radino righe rollo salar salari socia soffia stile storia strage strane stringe tinta
topi traino tres triar truco tutora usuali villane
"""  # everyday German; French; Spanish and Italian: a slip away from words of the main model that mean something else


def listed(path: Path) -> set[str]:
    """The words of a list, in lower case; nothing where there is none."""
    if not path.exists():
        return set()
    found = (unicodedata.normalize("NFC", line).casefold() for line in path.read_text("latin-1").splitlines())
    return {word for word in found if word.isalpha() and len(word) > 2}


def gather(folder: Path) -> list[str]:
    """All of them, in order."""
    return sorted({word for sort in SORTS for size in SIZES for word in listed(folder / f"{sort}.{size}")})


if __name__ == "__main__":
    found = sorted({*gather(Path(sys.argv[1])), *ELSEWHERE.split()})
    FILE.write_bytes(gzip.compress("\n".join(found).encode(), 9, mtime=0))
    print(f"{len(found):,} words, {FILE.stat().st_size:,} bytes")
