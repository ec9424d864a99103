"""A hundred names as they are written in the world: none is lost or taken for another.

Apostrophes, particles, one word, other scripts, family names first, hyphens, titles,
suffixes, initials, sharp s, the Turkish i, Vietnamese, patronymics.
"""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from evidence.checker.facts import ItemFacts, LedgerFacts
from evidence.checker.loader import load_ledger
from evidence.db import Database, Location, Mode
from evidence.testing import make_ledger
from tests.conftest import Run

NAMES = (  # as BibTeX has them
    "O'Brien, Flann",
    "O’Connor, Frank",
    "D'Angelo, Beverly",
    "d'Alembert, Jean",
    "L'Écuyer, René",
    "N'Dour, Youssou",
    "Ba'asyir, Abu",
    "Shi'ite, Ali",
    "von Neumann, John",
    "van Gogh, Vincent",
    "van der Waals, Johannes",
    "van den Berg, Anna",
    "de la Cruz, Juana",
    "de Gaulle, Charles",
    "du Bois, W. E. B.",
    "da Silva, Lula",
    "dos Santos, Maria",
    "di Lampedusa, Giuseppe",
    "del Toro, Guillermo",
    "della Mirandola, Pico",
    "ter Braak, Menno",
    "ten Boom, Corrie",
    "zu Guttenberg, Karl",
    "von und zu Liechtenstein, Hans",
    "af Klint, Hilma",
    "bin Laden, Osama",
    "ibn Khaldun, Abd",
    "al-Khwarizmi, Muhammad",
    "al-Assad, Bashar",
    "el-Sisi, Abdel",
    "ben Gurion, David",
    "Ben-Gurion, Dov",
    "bint Talal, Basma",
    "ul-Haq, Zia",
    "{Plato}",
    "{Sukarno}",
    "{Voltaire}",
    "{Björk}",
    "{Madonna}",
    "{Suharto}",
    "Mao, Zedong",
    "Xi, Jinping",
    "习近平",
    "毛泽东",
    "{山田 太郎}",
    "{김정은}",
    "Nguyễn, Văn Linh",
    "Trần, Hưng Đạo",
    "Đỗ, Mười",
    "Võ, Nguyên Giáp",
    "{محمود درويش}",
    "{نجيب محفوظ}",
    "{משה דיין}",
    "Достоевский, Фёдор",
    "Щедрин, Родион",
    "Παπαδόπουλος, Γεώργιος",
    "{रवीन्द्रनाथ ठाकुर}",
    "{สุนทรภู่}",
    "Bartók, Béla",
    "Szent-Györgyi, Albert",
    "Kádár, János",
    "Őry, Péter",
    "Groß, Michael",
    "Weiß, Peter",
    "Strauß, Botho",
    "Müller, Herta",
    "Mueller, Robert",
    "Åkesson, Jimmie",
    "Ørsted, Hans",
    "Æbelø, Ida",
    "Łukasiewicz, Jan",
    "Żeromski, Stefan",
    "Čapek, Karel",
    "Dvořák, Antonín",
    "Ștefan, Gheorghe",
    "Şahin, Uğur",
    "İnönü, İsmet",
    "Işık, Iğdır",
    "Yılmaz, Cem",
    "Erdoğan, Recep",
    "Jón Sigurðsson",
    "Vigdís Finnbogadóttir",
    "{Þórbergur Þórðarson}",
    "King, Jr., Martin Luther",
    "Davis, III, Sammy",
    "Ford, Sr., Harold",
    "Smith-Jones, Mary",
    "Lévi-Strauss, Claude",
    "García Márquez, Gabriel",
    "Vargas Llosa, Mario",
    "Ortega y Gasset, José",
    "Ramón y Cajal, Santiago",
    "{Sir Winston Churchill}",
    "Fisher, R. A.",
    "Tolkien, J.R.R.",
    "X, Malcolm",
    "Ng, Andrew",
    "Wu, Chien-Shiung",
    "Li, Fei-Fei",
    "Ó Cadhain, Máirtín",
    "Mac Giolla, Tomás",
    "St. John, Henry",
    "Saint-Exupéry, Antoine",
    "M'Bow, Amadou",
    "Ngũgĩ, wa Thiong’o",
    "Kīlauea, Ka",
    "ʻĪ, John",
    "Nkrumah, Kwame",
)
ALIKE = {  # written one for the other too often to choose
    "ben Gurion": {"ben Gurion, David", "Ben-Gurion, Dov"},
    "Ben-Gurion": {"ben Gurion, David", "Ben-Gurion, Dov"},
    "Müller": {"Müller, Herta", "Mueller, Robert"},
    "Mueller": {"Müller, Herta", "Mueller, Robert"},
}
SORTED = (
    *(
        "al-Assad, B.",
        "d’Alembert, J.",
        "Dvořák, A.",
        "Erdoğan, R.",
        "King, M. L., Jr.",
    ),
    *("Müller, H.", "Ng, A.", "O’Brien, F.", "Ørsted, H.", "Plato.", "Şahin, U."),
    *("Sigurðsson, J.", "Ștefan, G.", "Weiß, P.", "Yılmaz, C.", "Żeromski, S."),
    *("Παπαδόπουλος, Γ.", "Достоевский, Ф.", "Щедрин, Р.", "משה דיין.", "习近平."),
)
"""Some of them, in the order of a list of references (APA)."""


def family(name: str) -> str:
    """Return what a text prints of a name."""
    return name.strip("{}").partition(",")[0]


def key(name: str) -> str:
    return f"k{NAMES.index(name)}"


def bibtex() -> str:
    return "".join(
        f"@book{{{key(name)}, author={{{name}}}, title={{Work {key(name)}}}, "
        "date={2001}, publisher={P}}\n"
        for name in NAMES
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names")
    sentences = (
        f"It saw {at} ships ({family(name)} 2001).\n\n"
        for at, name in enumerate(NAMES, 100)
    )
    make_ledger(folder, bibtex=bibtex(), markdown="".join(sentences))
    return folder


def ledger(folder: Path) -> LedgerFacts:
    with Database(Location(path=folder / "evidence.db"), Mode.READ).begin() as session:
        return load_ledger(session)


def test_there_are_a_hundred_and_none_twice() -> None:
    assert len(set(NAMES)) == len(NAMES) > 100


def test_each_is_cited_as_itself_and_never_as_somebody_else(desk: Path) -> None:
    held = ledger(desk)
    (manuscript,) = held.manuscripts
    found = dict(zip(NAMES, _items(held), strict=True))

    assert len(manuscript.citations) == len(NAMES)
    assert [
        (name, item.text, item.status.value, item.source)
        for name, item in found.items()
        if family(name) not in ALIKE and item.source != key(name)
    ] == []
    for name, item in found.items():
        if family(name) in ALIKE:
            wanted = set(map(key, ALIKE[family(name)]))
            assert (item.source, set(item.candidates)) == (None, wanted)


def _items(held: LedgerFacts) -> list[ItemFacts]:
    (manuscript,) = held.manuscripts
    return [item for citation in manuscript.citations for item in citation.items]


def test_export_and_import_keep_every_letter(
    run: Run, desk: Path, tmp_path: Path
) -> None:
    before = {one.name: one.authors for one in ledger(desk).sources}
    for kind in ("bib", "json"):
        file = tmp_path / f"out.{kind}"
        there = ("--ledger", str(desk / "evidence.db"))
        format_ = {"bib": "biblatex", "json": "csl-json"}[kind]
        exported = run(*there, "source", "export", "--format", format_).stdout
        file.write_text(exported, "utf-8")
        (tmp_path / kind).mkdir()
        here = ("--ledger", str(tmp_path / kind / "evidence.db"))
        assert run("init", str(tmp_path / kind / "evidence.db")).exit_code == 0
        done = run(*here, "source", "import", str(file))

        assert done.exit_code == 0, done.stderr
        after = {one.name: one.authors for one in ledger(tmp_path / kind).sources}
        assert after == before


def test_the_list_of_references_has_each_once_and_sorts_accents_with_letters(
    run: Run, desk: Path
) -> None:
    there = ("--ledger", str(desk / "evidence.db"))
    done = run(*there, "source", "bibliography", "--style", "apa")
    lines = [line for line in done.stdout.splitlines() if line.strip()]

    keys = [match[0] for line in lines if (match := re.search(r"k\d+", line))]
    assert sorted(keys) == sorted(map(key, NAMES))
    starts = [line.partition(" (2001)")[0] for line in lines]
    places = [starts.index(each) for each in SORTED]
    assert places == sorted(places)


def test_a_brief_and_a_check_have_them_all(run: Run, desk: Path) -> None:
    there = ("--ledger", str(desk / "evidence.db"))
    brief = desk / "brief.html"
    assert run(*there, "brief", "-o", str(brief)).exit_code == 0
    text = unescape(re.sub(r"<[^>]+>", "", brief.read_text("utf-8")))
    found = json.loads(run(*there, "check", "--format", "json").stdout)["findings"]

    assert [name for name in NAMES if family(name) not in text] == []
    assert {each["code"] for each in found if each["severity"] != "note"} == {"CIT002"}
