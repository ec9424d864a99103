"""First names that tell whether somebody is «he» or «she».

Only such as are given to one sex alone in the languages that are read, and are no other
word: «Jean», «Robin», «Andrea», «Grace» and «Victor Street» tell nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed

_FEMALE = frozenset(
    listed(
        "abigail agatha agnes alice alison amelia amy angela anita ann anna anne "
        "annette annie barbara beatrice brenda bridget carol caroline catherine "
        "catriona christina christine clara claudia constance deborah denise "
        "diana doris dorothy edith eileen elaine eleanor elisabeth elizabeth ellen "
        "emily emma esther eva fiona frances gillian gwen hannah harriet heather helen "
        "helga henrietta hilda ingrid irene isabel isabella isobel jane janet jennifer "
        "jessica joanna josephine judith julia juliet karen katharina katharine "
        "katherine kathleen kirsten laura linda louisa louise lucy lydia mabel "
        "margaret margarete maria marian marianne marion martha mary matilda maureen "
        "mildred miriam monica monika moira nancy nicola nora olivia pamela patricia "
        "paula phyllis priscilla rachel rebecca rosa rosemary ruth sabine sally sandra "
        "sarah sheila sonia sophia sophie susan susanna susanne sylvia teresa theresa "
        "ursula valerie vera veronica winifred yvonne zoe élise hélène solène "
        "françoise jacqueline monique nathalie sylvie véronique carmen dolores inés "
        "lucía mercedes montserrat rocío anneliese gerda hannelore hedwig heike ilse "
        "liselotte renate sigrid ute waltraud"
    )
)
_MALE = frozenset(
    listed(
        "adam alan alasdair albert alexander alfred alistair andrew angus anthony "
        "antonio archibald arnold arthur benjamin bernard boris brian bruce charles "
        "christopher clive colin daniel david derek desmond dieter donald douglas "
        "duncan edgar edmund edward edwin eric ernest eugene ferdinand francis "
        "frederick friedrich geoffrey george gerald gerard gerhard gilbert graham "
        "gregor gregory günther hans harold harry hector heinrich helmut henry herbert "
        "horst howard hubert hugh hugo ian isaac ivan jacob jakob james jeremy joachim "
        "johann john jonathan joseph julian jürgen karl keith kenneth klaus laurence "
        "lawrence leonard leopold lewis lionel ludwig malcolm manuel martin matthew "
        "matthias maurice michael nathan neil nicholas nigel norman oliver oscar "
        "oswald otto patrick paul peter philip rainer ralph raymond reginald reinhold "
        "richard robert roderick roger roland ronald rudolf rupert samuel sebastian "
        "simon stefan stephen steven stuart theodore thomas timothy vincent walter "
        "wilfred wilhelm william wolfgang étienne françois frédéric jérôme rené yves "
        "carlos diego emilio enrique fernando francisco javier joaquín josé juan luis "
        "miguel pablo pedro rafael ramón"
    )
)


_SHORT = frozenset(
    listed(
        "ted tom jim jack joe bob fred dick sam ben mike nick pete ron ken tim dave "
        "steve kate meg peggy molly polly betty nell lizzie jenny jill sue"
    )
)


def is_given(word: Token) -> bool:
    """Tell whether a word with a capital is a first name, and so somebody."""
    return word.text[:1].isupper() and word.key in _FEMALE | _MALE | _SHORT


def given_sex(words: Sequence[Token]) -> str:
    """Return "m" or "f" where a first name before a surname tells it; else ""."""
    if len(words) < 2 or not all(word.text[:1].isupper() for word in words):
        return ""
    first = words[0].key
    if first in _FEMALE:
        return "f"
    return "m" if first in _MALE else ""
