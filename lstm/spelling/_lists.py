"""Words whose forms follow no rule, have no forms, or only look like forms."""

CLOSED = """
about above across after again ago all along already although always and any are around because been before being both
but can could did does during each else enough ever every everything for from had has have her here hers him his how
into its itself just lest mine may might more most much must near never nor not nothing now off often once only onto
our ours out over own per shall she should since some soon sooner still such than that the their theirs them then
there these they this those though through thus till today tomorrow tonight too towards under until upon very was were
what when where whether which while who whom whose why will with within without would yesterday yet you your yours
"""  # they stand for themselves: "others" may be a form of "other", but "cans" is none of "can"

IRREGULAR = """
become became, begin began begun, bite bit bitten, blow blew blown, break broke broken, bring brought, build built,
buy bought, catch caught, child children, choose chose chosen, come came, draw drew drawn, drink drank drunk, drive
drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, fly flew flown, foot
feet, forget forgot forgotten, freeze froze frozen, get got gotten, give gave given, go went gone, grow grew grown,
half halves, hang hung, hear heard, hide hid hidden, hold held, keep kept, knife knives, know knew known, lend lent,
lose lost, make made, man men, meet met, mouse mice, pay paid, policeman policemen, postman postmen, ride rode ridden,
ring rang rung, run ran, say said, scarf scarves, see seen, sell sold, send sent, shake shook shaken, sing sang sung,
sink sank sunk, sit sat, sleep slept, slide slid, speak spoke spoken, spend spent, stand stood, steal stole stolen,
sweep swept, swim swam swum, take took taken, teach taught, tell told, thief thieves, think thought, throw threw
thrown, tooth teeth, understand understood, wake woke woken, wear wore worn, wife wives, win won, woman women, write
wrote written
"""  # a word, and forms of it

WHOLE = """
adder ally anger anything apply archer army arms being belly berry besides better booty border boyer bully bus butter
candy carly carry catty ceiling chang charter cherry clothing comely comer cooke copper copy corner costly counter
county cover cracker custom customs daddy darling deputy dinner does downy drawer dresser drover droves during early
entry evening everything fairy filly finger flighty flower folly gas getty goods gravy gutter hammer hardly hatter
homely homer hundred jelly kitchener ladder lady laser letter lily liver lover manner manners marry master mather
matter matters means merry meter molest molly morning mummy naked nappy navy news nothing number offer officer only
order paper party passenger pepper phony pity planter plus pony poster power pudding quarter ragged rally ready
recenter reply river role rubber rugged sacred seer shower sister something spring stationer story stranger string
study summer supply sweater tally telly thy tidy tiny tommy tower treaty ugly waite warranty wee weed wicked
"""  # they look like a form of another word, and are none: a manner is no man
