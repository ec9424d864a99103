"""Words and signs of measures, and the words at which a counted noun ends."""

from __future__ import annotations

import re

_SPACE = "[ \u00a0\u2007\u2009\u202f]"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SYMBOLS = re.compile(
    rf"(?:{_SPACE}|-)?(?:"
    r"(?:m?mol|[µumk]?g|[numµ]?g|IU|kcal|kJ|cells)/(?:d?[Ll]|m[Ll]|kg|m²|day|µ[Ll])"
    r"|mm Hg|(?:km|m)/(?:h|s)|g/km|kWh/m²|W/m²|µg/m³|mmHg|mph|km²|km2|km³|m²|m2|m³|m3|"
    r"cm²|cm³|km|kg|cm|mm|µm|nm|ha|mg|µg|mcg|ml|mL|cl|dl|hl|[GMkT]Wh?|[GMkT]W|kVA|kV|"
    r"[kMG]?Hz|[kMGTP]B|[MGk]bps|[MGk]t|bpd|b/d|bcm|bbl|ppm|ppb|dB|lbs?|oz|ft|mi|cc|"
    r"hp|psi|kPa|hPa|rpm|°C|°F|°|CO2e?|kcal|cal|kJ|MJ|nmi|sq\.? (?:km|ft|mi|m))"
    r"(?![\w²³])"
    rf"|{_SPACE}?(?:m|g|t|s|l|L|V|W|J|K)(?![\w’'./-])"
)
"""Symbols of units, as the SI brochure and trades write them; case counts."""

STOP = _words("""
    a an and are as at be been being but by can could did do does each for from had has
    have he her his if in into is it its may might more most must no nor not of on once
    onto or our over per she should since so some than that the their then there these
    they this those to until up upon was we were what when where whether which while
    who whom whose will with within without would yet you your among amid against about
    above across after along also although around because before behind below beneath
    beside between beyond both despite during either except how however just later
    like near now only out outside percent plus rather same through throughout toward
    towards under unlike via versus again ago alone altogether already apart earlier
    overall respectively together too today worldwide annually here him them us
    according compared including such said says say show shows means mean includes
    included include remains remain became become becomes rose fell grew came comes went
    took takes made makes gave gives got gets led left began begins ended voted signed
    joined agreed refused remained reported counted live lived died killed injured
    """)
"""Words at which what is counted has ended: none is a noun, or modifies one."""
IRREGULAR = _words("""
    people men women children police personnel staff cattle sheep fish aircraft
    spacecraft hectares households feet teeth media data criteria phenomena livestock
    troops series species times percent barrels tonnes tons youth workforce policemen
    policewomen fishermen businessmen servicemen businesswomen congressmen gunmen
    geese mice alumni fungi bacteria strata head poultry offspring clergy gentry
    headquarters
    """)
"""Nouns that count several without an s at their end."""
SINGULAR_PLURALS = _words(
    "its his this thus us gas bus plus minus versus as is was has less business process"
    " access progress press congress class pass loss crisis basis analysis campus virus"
    " corps census status focus consensus"
)
"""Words in s that are no plural."""
VERBS = _words("""
    says shows means includes remains gives takes makes goes comes becomes seems refers
    exceeds equals represents accounts covers reaches needs uses gets holds lives
    stands sits belongs depends supports tested showed ran won lost went saw held stood
    fled
    """)
"""Verbs that would pass for plurals, or stand where a noun would."""
PERIODS = _words(
    "year month week day hour minute second decade century years months weeks days "
    "hours minutes seconds decades centuries quarter quarters night nights semester"
)
MEASURES = _words("""
    tonne ton metre meter kilometre kilometer centimetre millimetre kilogram gram litre
    liter acre hectare mile foot inch barrel person child man woman country member
    storey story seat page point mile pound dollar euro megawatt gigawatt kilowatt watt
    volt degree room bed lane car man gun nation volume star party
    magnitude
    """)
"""Singulars that count: «one tonne», «a four-member panel»."""
GROUPS = _words("""
    killed injured wounded dead missing displaced unemployed homeless detained arrested
    infected hospitalised hospitalized jobless
    """)
"""Words for people by what became of them: «593 deaths and 1,149 injured»."""
ACRONYMS = _words("TEU DWT GRT MTOE BTU RPM AU HP SDR")
"""Measures in capitals."""
MEASURED = PERIODS | frozenset({"times", "percentage", "basis", "points", "degrees"})
"""Units of what is measured, which a count behind a verb cannot share."""
