"""The words by which author-year citations are told from the prose around them.

The lists are closed classes (months, particles, labels of locators) or words that stood
where a name might in published texts; they hold lower-case forms.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of *text*, as a closed class."""
    return frozenset(text.split())


MONTHS = words(
    """
    january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz
    mai juni juli oktober dezember janvier février mars avril juin juillet août
    septembre octobre novembre décembre enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre
    """
)

CALENDAR = MONTHS | words(
    """
    spring summer autumn fall winter monday tuesday wednesday thursday friday
    saturday sunday easter christmas ramadan q1 q2 q3 q4 fy ad bc ce bce circa early
    late mid year years
    """
)
"""What stands before a year without being an author."""

PARTICLES = words(
    """
    van von der den de del della dello di da dos das du des la le les los las lo el
    al bin ibn bint ben ter ten te zu zur zum af av vom t
    """
)
"""Parts of family names that are written small («van der», «de los»)."""

JOINED_PARTICLES = words("d l t n s o al el ad an ar as ash at ul dell dall nell sant")
"""Particles that an apostrophe or a hyphen ties to the name («d’Ancona»)."""

GLUE = words(
    "of for the in on de des du del la le les für der die das des to pour para"
)
"""Small words inside the names of institutions («Council on Foreign Relations»)."""

AND_WORDS = words("and und et y e og och en i ve и та and/or")
AND_MARKS = frozenset("&+")

ET_AL = (
    ("et", "al", "."),
    ("et", ".", "al", "."),
    ("et", "al"),
    ("and", "others"),
    ("and", "colleagues"),
    ("and", "co-workers"),
    ("and", "coauthors"),
    ("and", "co-authors"),
    ("u", ".", "a", "."),
    ("et", "coll", "."),
    ("y", "otros"),
    ("e", "outros"),
    ("и", "др", "."),
)

NAME_SUFFIXES = words("jr sr ii iii iv")

ABBREVIATIONS = words(
    """
    st ste jr sr dr mt inc ltd co corp dept univ govt gov ph th chr wm ch fr al hrsg
    ed eds
    """
)
"""Words whose full stop does not end a sentence or a name."""

PREPOSITIONS = words(
    """
    in at from for during unlike like despite with within since until before after
    under against among between besides beyond by on of to through across outside
    alongside without
    """
)

SENTENCE_WORDS = PREPOSITIONS | words(
    """
    as see also cf compare while whereas although though however moreover thus hence
    when where if both but and or yet so then here there this these those that what
    why how who following according building drawing based relying contra pace
    echoing extending adapting adopting citing quoting using recently similarly
    likewise conversely further furthermore additionally importantly notably finally
    first second third firstly secondly thirdly next last because once not only even
    indeed instead still again earlier later recent previous work works research
    analysis analyses evidence results data findings study studies report reports
    model models theory source sources note notes reviewing reviews review critics
    scholars authors author inspired given our their his her its my your we they he
    she it i an a professor prof dr mr mrs ms sir president senator ambassador
    minister researcher researchers historian historians economist economists
    sociologist sociologists eg ie viz namely example especially particularly
    including consider take siehe vgl nach laut bei wie auch dazu voir selon chez
    comme ver véase según como
    """
)
"""Words with a capital that stand before a name at the start of a sentence."""

NOT_NAMES = words(
    """
    table figure fig chart map section chapter appendix annex part
    volume vol issue no number equation eq panel wave round version edition model
    step stage phase level item question line row column sample estimate
    mean total windows isbn issn doi http https www yes see note notes
    copyright figures tables chapters sections vols eds phd isbn-13 arxiv
    residuals intercept
    """
)
"""Words before a number that make it a place in a text, a release or an output."""

NOT_WORKS = words(
    """
    act acts treaty treaties charter statute convention declaration agreement accord
    accords protocol constitution directive regulation law decree code war wars
    revolution election elections games olympics cup championship summit crisis
    battle resolution amendment bill uprising coup pandemic earthquake
    """
)
"""What a year in parentheses dates rather than cites: «the Rome Statute (1998)»."""

LOCATOR_LABELS = words(
    """
    p pp page pages ch chs chap chaps chapter chapters sec secs sect section
    sections para paras par paragraph paragraphs fig figs figure figures tab table
    tables eq eqs equation equations vol vols volume volumes no nos n nn fn note
    notes app appendix annex bk book books part parts pt art arts article articles
    line lines verse v vv col cols column columns s seite kap kapitel abb bd cap
    caps capítulo t tome tomo f ff seq passim act scene sc theorem thm lemma
    proposition prop corollary def slide loc box footnote footnotes minute min rn
    ziff §
    """
)

AFTER_YEAR = (
    AND_WORDS
    | LOCATOR_LABELS
    | words(
        """
    for on see cf cited quoted or but as who which emphasis italics translation my
    our also especially esp inter among and in with amongst at reprinted translated
    trans own passim versus vs from via siehe zitiert z
    """
    )
)
"""Words that may follow a cited year; any other makes the year an adjective."""

REFERENCE_HEADINGS = (
    "references",
    "reference list",
    "bibliography",
    "works cited",
    "literature cited",
    "literature",
    "cited literature",
    "references cited",
    "literatur",
    "literaturverzeichnis",
    "bibliographie",
    "références",
    "bibliografía",
    "referencias",
)
