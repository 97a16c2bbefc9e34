"""Words that say nothing about a subject, folded as `analysis.fold` folds them.

Articles, pronouns, prepositions, conjunctions, auxiliary verbs, question words, and what is left before an apostrophe.
"""

FRENCH = """
a ai aie aient ait alors apres as au aucun aucune aujourd aussi autre autres aux avaient avais avait avant avec avez
avoir avons ayant beaucoup c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci combien comme
comment contre d dans de dehors depuis des deux devant doit doivent donc dont du elle elles en encore entre es est et
etaient etais etait etant ete etes etre eu eux faire fait faites faut fois font hui ici il ils j je jusqu jusque l la
laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais me meme memes mes mon moi moins
n ne ni nos notre nous on ont or ou par parce pas peu peut peuvent peux plus plusieurs pour pourquoi pourrait pouvez
puis puisqu puisque qu quand que quel quelle quelles quelqu quelque quelques quels qui quoi quoiqu quoique s sa sans se
sera serait seront ses si sien soit sommes son sont sous suis sur t ta tandis te tel telle telles tels tes toi ton tous
tout toute toutes tres trop tu un une va vers veut voici voila vos votre vous y
"""

GERMAN = """
ab aber alle allem allen aller alles als also am an andere anderen anderer anderes anderem auch auf aus bei beim bereits
bin bis bist d da dabei dadurch dafur daher damit danach dann dar daran darauf daraus darf darin daruber darum das dass
dazu dein deine dem den denen denn der deren des deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch
dort du durch durfen ein eine einem einen einer eines einige einigen einiger etwa etwas er es euch euer eure fur ganz
gegen gibt hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer
in indem ins ist ja jede jedem jeden jeder jedes jedoch jene kann kannst kein keine keinem keinen keiner konnen konnte
konnten lasst machen mal man manche mehr mein meine meinem meinen meiner mich mir mit mochte mochten muss mussen musste
nach nachdem nicht nichts noch nun nur ob obwohl oder ohne pro s sehr sein seine seinem seinen seiner seines seit selbst
sich sie sind so sobald sodass sofern sogar solche solchen soll sollen sollte sollten somit sondern sonst soweit sowie
sowohl statt trotz u uber um und uns unser unsere unserem unseren unserer unter viel viele vielen vom von vor wahrend
wann war ware waren warum was weder weil welche welchem welchen welcher welches wem wen wenn wer werde werden wessen wie
wieder wieso will wir wird wo wobei wodurch wofur woher wohin wollen wollte womit worden wurde wurden z zu zum zur zwar
zwischen
"""

ITALIAN = """
a abbia abbiamo abbiano ad agli ai al all alla alle allo allora altra altre altri altro anche ancora appena av avere
aveva avevano avete avuto c che chi ci cio ciascun ciascuno coi col come con contro cosa cosi cui d da dagli dai dal
dall dalla dalle dallo debba deve devo devono di dei degli del dell della delle dello deve dopo dov dove due durante e
ebbe ecco ed egli entro era erano esse essere essi ero fa faccia fanno far fare fatto fino fra gia gl gli ha hai hanno
ho i il in io l la le lei li lo loro lui m ma me mentre mi mia mie miei mio molti molto nei nell nella nelle nello negli
ne nel nessun nessuna nessuno noi non nostra nostre nostri nostro o ogni oltre oppure per perche piu po poi potrebbe
possa possano possiamo posso possono presso prima proprio pu puo pure qual quale quali qualche quando quant quanto
quanta quante quanti quasi quei quegli quel quell quella quelle quelli quello quest questa queste questi questo qui
quindi s sara saranno se secondo sei senza si sia siamo siano siete sono sopra sotto sta stai stanno stata state stati
stato stessa stesso stesse stessi su sua sue sugli sui sul sull sulla sulle sullo suo suoi t tale tali tanto te ti tra
tramite troppo tu tua tue tuo tuoi tutta tutte tutti tutto u un una uno v va vai verso vi viene vengono voi vostra
vostre vostri vostro vuole
"""

ENGLISH = """
a about above after again against all also although am an and any are aren as at be because been before being below
between both but by can cannot could couldn d did didn do does doesn doing don down during each either else ever every
few for from further get gets give given had hadn has hasn have haven having he her here hers herself him himself his
how however i if in into is isn it its itself just let ll m make makes many may me might more most much must my myself
need needs neither no nor not now of off on once one only or other others our ours ourselves out over own per please re
s same shall she should shouldn since so some such t than that the their theirs them themselves then there these they
this those through thus to too under until up upon us use ve very via was wasn way we were weren what whatever when
whenever where whether which while who whom whose why will with within without won would wouldn yet you your yours
yourself yourselves
"""

STOPWORDS: dict[str, frozenset[str]] = {
    "fr": frozenset(FRENCH.split()),
    "de": frozenset(GERMAN.split()),
    "it": frozenset(ITALIAN.split()),
    "en": frozenset(ENGLISH.split()),
}
