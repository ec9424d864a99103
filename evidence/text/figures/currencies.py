"""Currencies by the signs and words that prose gives them."""

from __future__ import annotations

import re

CODES = """
    USD EUR GBP CNY JPY CHF AUD CAD NZD HKD INR RUB KZT KGS UZS TJS TRY SEK NOK DKK PLN
    ZAR BRL MXN KRW SGD PKR LKR UAH BDT THB MYR IDR PHP VND ILS SAR AED QAR EGP NGN KES
    ETB GHS CZK HUF RON BGN ISK ARS CLP PEN TWD AZN GEL AMD BYN MNT XAF XOF
    """.split()  # noqa: SIM905 - a list of words is read as words
CURRENCIES: dict[str, str] = {
    "us$": "USD",
    "$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "nz$": "NZD",
    "au$": "AUD",
    "ca$": "CAD",
    "nt$": "TWD",
    "ksh": "KES",
    "kshs": "KES",
    "hk$": "HKD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "rmb": "CNY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rs": "INR",
    "rupees": "INR",
    "rupee": "INR",
    "roubles": "RUB",
    "rubles": "RUB",
    "dollars": "USD",
    "us dollars": "USD",
    "u.s. dollars": "USD",
    "dollar": "USD",
    "euros": "EUR",
    "euro": "EUR",
    "pounds sterling": "GBP",
    "pounds": "GBP",
    "yen": "JPY",
    "swiss francs": "CHF",
    "francs": "CHF",
    "tenge": "KZT",
    "soms": "KGS",
    "lira": "TRY",
    "sfr": "CHF",
    "fr.": "CHF",
    "r$": "BRL",
    "s$": "SGD",
    "₩": "KRW",
    "₺": "TRY",
    "₦": "NGN",
    "₴": "UAH",
    "₪": "ILS",
    "reais": "BRL",
    "rand": "ZAR",
    "pesos": "MXN",
    "naira": "NGN",
    "zloty": "PLN",
    "zlotys": "PLN",
    "forints": "HUF",
    "baht": "THB",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "riyals": "SAR",
    "shekels": "ILS",
    "hryvnia": "UAH",
    "hryvnias": "UAH",
    "kronor": "SEK",
    "kroner": "NOK",
    "shillings": "KES",
    "birr": "ETB",
    "taka": "BDT",
    "korean won": "KRW",
    "south korean won": "KRW",
    "australian dollars": "AUD",
    "canadian dollars": "CAD",
    "sterling": "GBP",
    **{code.lower(): code for code in CODES},
}
"""Signs and words of currencies to ISO 4217; "$" alone is taken as the US dollar: this
is a proposal, which a person confirms."""
SHARED = frozenset(
    {
        "$", "dollar", "dollars", "¥", "pounds", "francs", "fr.", "pesos", "shillings",
        "rs", "rupee", "rupees", "lira", "kroner", "riyals", "soms",
    }
)  # fmt: skip
"""Those that are of several countries: two amounts in them may be in two currencies."""
SHOWN = {"USD": "US$", "EUR": "€", "GBP": "£", "JPY": "yen", "CNY": "yuan"}
"""How an amount in a currency is given, where not by the code."""
SIGNS = r"(?:US|AU|CA|[ACRS]|NZ|HK|NT)?[$€£¥₹₽₩₺₦₴₪]"
BEFORE = (
    rf"(?:{SIGNS}|(?:{'|'.join(CODES)}|RMB|Rs\.?|SFr\.?|Fr\.|Kshs?\.?)(?![A-Za-z]))"
)
"""What may stand before an amount, as a pattern; case counts."""
CODES_BEFORE = frozenset(
    """
    RMB Rs SFr Fr Ksh Kshs US AU CA A C R S NZ HK NT
    """.split()  # noqa: SIM905 - a list of words is read as words
) | frozenset(CODES)
"""The words of that pattern, without what follows them."""

_CODES = frozenset(CODES)
_WORDS_TOO = frozenset({"try", "pen", "gel", "ron"})
_CHINESE = re.compile(r"\b(?:Chin|Beijing|Shanghai|Hong Kong|Xi\b|yuan|renminbi|RMB)")


def currency_of(sign: str, text: str) -> str:
    """Return the ISO 4217 code of a currency's sign or word in *text*.

    «¥» is the yen, unless the text is about China.
    """
    code = CURRENCIES[sign.lower().rstrip(".")]
    if code == "JPY" and sign == "¥" and _CHINESE.search(text):
        return "CNY"
    return code


def currency_at(word: str) -> str | None:
    """Return the code of one sign or word of a text as printed, None for another word.

    A code counts in capitals only: "try" is no lira.
    """
    if word in _CODES:
        return word
    lower = word.lower()
    return None if lower.upper() in _CODES else CURRENCIES.get(lower)


def currency_units() -> dict[str, str]:
    """Return the words and signs by which amounts can be compared, with the unit.

    One word each, in lower case. What is shared by several countries is no unit, but
    for the dollar, which is one of its own; nor is a code that is a word too.
    """
    units = {"$": "$", "dollar": "$"}
    for word, code in CURRENCIES.items():
        if word not in SHARED and word not in _WORDS_TOO and " " not in word:
            units[word] = SHOWN.get(code, code)
    return units
