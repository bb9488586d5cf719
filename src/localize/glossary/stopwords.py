"""Words that every text is full of: no term begins or ends with one, and none is one."""

from __future__ import annotations

from localize.languages import primary

_WORDS = {
    "en": "a about above after again against all also although am among an and another any are as "
    "at be because been before being between both but by can could did do does during each "
    "either even every few first for from further had has have he her here hers herself him "
    "himself his how however i if in into is it its itself just last least less like made "
    "make many may me more most much must my near new next no nor not now of off on once one "
    "only or other our out over own per said same say says second several shall she should "
    "since so some still such than that the their them themselves then there these they this "
    "those through thus to too two three four five six seven eight nine ten under until up "
    "upon us very was we well were what when where whether which while who whom whose why "
    "will with within without would yet you your year years day days month months week weeks "
    "time today yesterday tomorrow mr mrs ms",
    "de": "ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch "
    "auf aus bei beim bereits bis bisher da dabei dafür damit danach dann daran darauf darf "
    "darin darum das dass davon dazu dein dem den denn der deren des dessen die dies diese "
    "diesem diesen dieser dieses doch dort du durch dürfen ebenfalls ein eine einem einen "
    "einer eines einige einigen er erst es etwa etwas für gegen gemäss gibt haben hat hatte "
    "hätte heute hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist "
    "ja jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinen können könnte laut "
    "man mehr mehrere mein mit muss müssen nach neben nicht nichts noch nun nur ob oder ohne "
    "rund sagte schon sei sein seine seinem seinen seiner seit sich sie sind so sogar solche "
    "soll sollen sollte sowie über um und uns unter viel viele vom von vor war waren was weil "
    "weiter welche wenn wer werden wie wieder will wir wird wo wurde wurden würde zu zum zur "
    "zwei drei zwischen",
    "fr": "à afin ai ainsi alors après au aucun aucune aujourd aussi autre autres aux avait avant "
    "avec avoir c ce ceci cela celle celles celui cependant ces cet cette ceux chaque chez ci "
    "comme comment contre d dans de depuis des deux dès donc dont du durant elle elles en "
    "encore entre est et étaient était être eu eux fait faire fois hui ici il ils j jamais je "
    "jusqu l la le les leur leurs lors lorsque lui m ma mais même mêmes mes moins mon n ne ni "
    "non nos notre nous on ont ou où par parce parmi pas pendant peu peut peuvent plus "
    "plusieurs pour pourquoi près qu quand que quel quelle quelles quels qui quoi s sa sans "
    "se selon sera seront ses si soit son sont sous sur t ta tandis te tel telle tels tes "
    "tous tout toute toutes trois très tu un une vers voici voilà vos votre vous y",
    "it": "a abbia ad agli ai al alcuni alcune all alla alle allo altra altre altri altro anche "
    "ancora avere aveva c che chi ci cioè col come con contro cosa così cui d da dagli dai "
    "dal dall dalla dalle dallo degli dei del dell della delle dello dentro di dopo dove due "
    "durante e è ed era erano essa esse essere essi esso fa fino fra gli ha hanno i il in io "
    "la le lei li lo loro lui ma me mentre mi mia mio molti molto ne negli nei nel nell nella "
    "nelle nello noi non nostra nostro o ogni oltre oppure per perché però più poi può "
    "possono prima proprio qual quale quali quando quanto quella quelle quelli quello questa "
    "queste questi questo qui se sé secondo sempre senza si sia sono sotto sta stata stato su "
    "sua sue sugli sui sul sull sulla sulle sullo suo suoi tra tre troppo tu tutta tutte "
    "tutti tutto un una uno va verso vi voi",
    "es": "a al algo algunos ante antes aquel así aun aunque bajo bien cada casi como con contra "
    "cual cuando cuya cuyo de del desde donde dos durante e el ella ellas ellos en entre era "
    "es esa ese eso esta está están este esto estos fue fueron ha hace hacia han hasta hay la "
    "las le les lo los más me mi mientras muy nada ni no nos nosotros o otra otras otro otros "
    "para pero poco por porque pues que qué quien se sea según ser si sí sin sino sobre son "
    "su sus también tan tanto te tiene toda todas todo todos tras tu un una uno unos y ya yo",
    "pt": "a à ao aos aquela aquele as até cada com como contra da das de dela dele desde do dos e "
    "é ela elas ele eles em entre era essa esse esta está este eu foi foram há isso isto já "
    "la lhe mais mas me mesmo muito na não nas nem no nos nós o onde os ou para pela pelas "
    "pelo pelos por porque qual quando que quem se sem ser será seu sua são só sobre também "
    "te tem todo todos um uma você",
}
STOP_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
"""By primary tag, in small letters."""


def is_stop_word(word: str, language: str) -> bool:
    """Tell whether a word says nothing alone; no word of an unknown language does."""
    return word.lower() in STOP_WORDS.get(primary(language), frozenset())
