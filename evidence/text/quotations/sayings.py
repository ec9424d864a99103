"""Verbs that give what follows to somebody, and when a word is one of them.

Many are nouns as well («claims», «reports»): then what stands before and behind tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence.text.checkable_words import SAYINGS
from evidence.text.quotations import words_abroad as abroad
from evidence.text.quotations.clauses import PRONOUNS
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed

_NOUNS = frozenset(
    listed(
        "claim claims report reports state states note notes fear fears view views "
        "estimate estimates doubt doubts hope hopes charge charges record records "
        "reply warning find finds answer answers sound sounds concern concerns matter "
        "matters promise promises sense believes held found called recorded noted "
        "estimated reported supports show shows showed refers rejects describes "
        "described supported meinen idea figures stated alleged claimed believed "
        "feared expected considered assured confirmed recommended admitted suggested "
        "predicted observed welcomed welcomes testified explained"
    )
)
"""Words that are verbs of saying only before what is said."""
_MORE = frozenset(
    listed(
        "believed feared considered stated estimated noted think thinks "
        "thought know knows knew tell tells told warn warns warned hear "
        "heard learn learned learnt read assume assumes assumed suppose supposes guess "
        "imagine imagines infer infers inferred submit submits submitted contend "
        "contends contended assert asserts asserted maintain maintains deny denies "
        "denied dispute disputes disputed dispute accuse accuses accused blame blames "
        "blamed suggest suggests suggested imply implies implied indicate indicates "
        "indicated conclude concludes predict predicts forecast forecasts expect "
        "expects promise promised vow vowed pledge pledged threaten threatened wish "
        "wishes wished hope hopes hoped want wants wanted rule ruled hold holds found "
        "finds feel feels felt worry worries worried pretend pretends pretended quote "
        "quotes quoted cite cites cited declare declares declared announce announces "
        "announced swear swears swore concede concedes conceded insist insisted agree "
        "agrees agreed doubt dream dreamed recommend recommends urge urges urged ask "
        "asks asked demand demands demanded speculate speculates speculated hint hints "
        "hinted reckon reckons reckoned "
        "wirft werfen warf warfen beschuldigt beschuldigen hält halten hielt hielten "
        "versichert versicherte versicherten behauptet erklärt gesagt denkt denken "
        "dachte berichtet berichten berichtete bestreitet bestritt hofft "
        "hoffen fürchtet fürchten vermutete glaubte schreibt schrieb warnt warnte "
        "verlangt fordert droht verspricht versprach "
        "indique indiquent indiqua indiquait précisent souligne soulignent "
        "soulignait signale signalent rapporte rapportent annoncent annonce "
        "maintiennent maintient allègue allèguent invoque constate constatent "
        "confirment confirme reconnaissait betonen versichern erläutert erläuterte "
        "erwidert entgegnet beteuert beteuerte bezweifelt bezweifeln verlangen "
        "fordern rechnet rechnen erwartet erwarten indican indica señala señalan "
        "apunta apuntan subraya subrayan manifiesta manifiestan expone exponen "
        "recuerda recuerdan replica responde confirma confirman comunica comunican "
        "anuncia anuncian insiste insisten reconoce admite "
        "accuse accusent accusait soupçonne soupçonnent pense pensent pensait suppose "
        "supposent craint craignent espère espèrent raconte racontent dit promet nie "
        "nient soutient soutiennent reproche reprochent juge jugent "
        "acusa acusan acusó niega niegan negó piensa piensan pensó sospecha sospechan "
        "teme temen espera esperan declaró declara cuenta cuentan advierte advirtió "
        "denuncia denuncian denunció considera consideran promete prometió"
    )
)
PLAIN = (
    abroad.SAYING
    | SAYINGS
    | frozenset(
        listed(
            "say says said claim claims claimed argue argues argued alleged allege "
            "believe "
            "believes fear fears suspect suspects insist insists"
        )
    )
)
"""Verbs that say so wherever they stand."""
VERBS = PLAIN | _MORE
_NO_SUBJECT = frozenset(
    listed(
        "the a an of in on by for with from no any some these those this his her its "
        "their our my your such other all many few several and or der die das le la "
        "les el los las un une una"
    )
)
_STARTS = PRONOUNS | frozenset(
    listed(
        "the a an his her its their our my your this these those some many most all no "
        "nobody everyone somebody there that it's dass der die das den que qu' ihr ihm "
        "vor ihnen l' le la les un une el los las su sus nothing none one two "
        "three four five"
    )
)


def is_saying(word: Token, before: Token | None, following: Sequence[Token]) -> bool:
    """Tell whether *word* gives what follows to somebody."""
    if word.key not in VERBS or word.name:
        return False
    if word.key not in _NOUNS:
        return before is None or before.key not in _NO_SUBJECT
    if before is not None and before.key in _NO_SUBJECT | {"is", "are", "was", "were"}:
        return False
    return bool(following) and (following[0].key in _STARTS or following[0].name)
