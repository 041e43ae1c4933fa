"""Names of months and of days of the week in the languages of Europe, and the words that stand about them in a date."""

import unicodedata

MONTHS = """
january february march april may june july august september october november december
januar februar marz april mai juni juli august september oktober november dezember
janner feber maerz april mai juno julei august septembre octobre novembre decembre
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januar februar marts april maj juni juli august september oktober november desember
styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
leden unor brezen duben kveten cerven cervenec srpen zari rijen listopad prosinec
ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince
januar februar marec april maj jun jul august september oktober november december
januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december
tammikuu helmikuu maaliskuu huhtikuu toukokuu kesakuu heinakuu elokuu syyskuu lokakuu marraskuu joulukuu
ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου
"""  # without accents: folded() takes them off
SHORT = "mar:3 sept:9 mrz:3 jul:7 jun:6 mag:5 giu:6 lug:7 ott:10 gen:1 juil:7 janv:1 fevr:2 lip:7 lis:11 cze:6 sty:1"
DAYS = """
monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend
sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo
lunedi martedi mercoledi giovedi venerdi sabato domenica segunda terca quarta quinta sexta feira maandag dinsdag
woensdag donderdag vrijdag zaterdag zondag mandag tirsdag onsdag torsdag fredag lordag sondag mandag tisdag
poniedzialek wtorek sroda czwartek piatek sobota niedziela понедельник вторник среда четверг пятница суббота
воскресенье pazartesi sali carsamba persembe cuma cumartesi pazar mo di mi do fr sa so tu th ma lu me je ve ter qua qui
sex seg dom wo vr za zo пн вт ср чт пт сб вс
"""
FILLING = {
    "of",
    "the",
    "de",
    "del",
    "le",
    "la",
    "el",
    "der",
    "den",
    "am",
    "on",
    "di",
    "do",
    "г",
    "года",
    "r",
    "fy",
    "year",
}
ENDINGS = {"st", "nd", "rd", "th", "er", "ere", "e", "o", "a", "º", "ª", "го", "ος"}  # of a number in order: 1st, 1er


def folded(word: str) -> str:
    """Small letters without accents; ı, ł, ø and ß are no accents, so they are named."""
    word = word.casefold().replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("\u0307", "")
    if word.isascii():
        return word
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))


def _months() -> dict[str, int]:
    """From each name, and each beginning of three letters or more that is one month's alone, to the month, 1..12."""
    found = {}
    for line in MONTHS.strip().splitlines():
        for k, name in enumerate(map(folded, line.split()), start=1):
            for end in range(3, len(name) + 1):
                found.setdefault(name[:end], set()).add(k)
    whole = {folded(name): k for line in MONTHS.strip().splitlines() for k, name in enumerate(line.split(), start=1)}
    short = {name: int(k) for name, _, k in (pair.partition(":") for pair in SHORT.split())}
    return {name: min(which) for name, which in found.items() if len(which) == 1} | whole | short


MONTH = _months()
WEEKDAYS = {folded(name)[:end] for name in DAYS.split() for end in range(2, len(folded(name)) + 1) if end >= 2}
WEEKDAYS |= {folded(name) for name in DAYS.split()}
