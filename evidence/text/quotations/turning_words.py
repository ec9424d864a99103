"""The words that turn what a sentence says: the one list of them.

Whether a figure is denied, a quotation altered, a passage another than it was: all ask
here what denies (*not*, *never*), what takes back (*denied*, *refused to*), what makes
a guess of it (*perhaps*, *allegedly*) or somebody's account (*the rumour that*), and
what narrows it (*only*, *nearly*).
"""

from __future__ import annotations

from evidence.text.quotations import words_abroad as abroad


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a list that is written as running text."""
    return tuple(words.split())


def word_set(words: str) -> frozenset[str]:
    """Return such a list as a set."""
    return frozenset(listed(words))


NEGATING = word_set(
    "not no never none nobody nothing nowhere neither nor without hardly scarcely "
    "barely"
)
"""What says in English that something is not so."""

NEGATIONS = abroad.NEGATIONS | NEGATING | {"rarely", "seldom", "non"}
"""What turns a sentence round. "Cannot" and "n't" are cut in two before."""

HEDGES = abroad.HEDGES | word_set(
    "alleged allegedly reportedly apparently perhaps possibly probably likely unlikely "
    "approximately roughly about around supposedly purportedly purported supposed "
    "suspected claimed potentially potential possible probable presumably seemingly "
    "maybe conceivably arguably virtually"
)

DENYING = word_set("false denied deny denies denying refused failed rejected untrue")
"""What takes back what stands beside it, in whatever place."""

MISTAKES = word_set(
    "wrong incorrect mistaken mistake myth lie untrue false doubtful impossible "
    "inconceivable unthinkable nonsense absurd falsch unwahr faux falso"
)
"""What is said of something that is not so: «it is wrong that»."""

IFS = word_set("if unless whether except until provided lest wenn falls sofern si")
"""What makes a condition of what follows."""

DENIALS = (
    abroad.DENIALS
    | DENYING
    | word_set(
        "denied denies deny denying rejected rejects refused refuses refusing failed "
        "fails "
        "fail failing false falsely untrue unlikely disputed disputes doubted doubts "
        "doubt "
        "prevented prevents avoid avoided avoids stopped ceased lacks lacked lack "
        "lacking "
        "opposed opposes refuted unable impossible unproven dismissed "
        "cannot fraudulent refrain refrains refrained abstain abstains abstained "
        "desist "
        "desisted hesitate hesitates hesitated forbade forbidden prohibited"
    )
)
"""In what an ellipsis leaves out, these turn the sentence as a negation does."""

SHRINKING = word_set(
    "decline declines declined declining neglect neglects neglected forget forgets "
    "forgot forgotten omit omits omitted loath reluctant slow short far afraid"
)
"""These do too where *to*, *from* or *of* follows: «declined to», «far from»."""

REPORTS = abroad.REPORTS | word_set(
    "evidence proof sign signs indication indications promise condition proposal "
    "recommendation demand request understanding allegation allegations rumour rumours "
    "rumor rumors suspicion suspicions claim "
    "claims accusation accusations assertion assertions suggestion suggestions "
    "complaint complaints report reports fear fears belief idea notion possibility "
    "risk danger likelihood prospect chance hope hypothesis theory argument view "
    "impression assumption speculation warning warnings prediction denial denials "
    "myth"
)
"""Nouns before *that*: what follows is so by somebody's account."""

HEARSAY = abroad.HEARSAY | word_set(
    "alleged allegedly reportedly apparently perhaps possibly probably supposedly "
    "purportedly purported supposed suspected claimed claims claiming accused believed "
    "thought rumoured rumored said considered planned plans tried attempted wanted "
    "wants threatened promised offered sought hoped hopes expected proposed seemingly "
    "maybe presumably potentially likely feared fears suggested if unless could might "
    "may would should almost nearly barely once believe believes think thinks suppose "
    "guess assume assumes assumed hope suspect imagine estimated estimates seem seems "
    "seemed appears appeared reported rumored so-called ostensibly ostensible"
)
"""In what is left out, these make a report or a wish of what is then said flatly."""

NARROWING = abroad.NARROWING | word_set(
    "only alone except unless nearly almost about approximately roughly under over "
    "below above than least most half some few part partly up hardly around fewer less "
    "more "
    "without until rarely sometimes occasionally former formerly ex acting deputy "
    "moderately fairly relatively reasonably comparatively somewhat mildly marginally "
    "slightly partially sufficiently provisionally temporarily nominally ostensibly "
    "theoretically officially unofficially initially conditionally formally informally "
    "accidentally inadvertently unintentionally unknowingly unwittingly mistakenly "
    "wrongly involuntarily vice honorary unconfirmed provisional preliminary "
    "unsuccessful abortive unproven "
    "unaudited estimated projected attempted proposed temporary partial conditional "
    "assistant interim would-be fake putative quasi pseudo failed future draft"
)
