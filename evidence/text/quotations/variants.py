"""Words that are written in several ways, and are one word to any reader.

Only what no rule of spelling gives (``forms``): «labour» and «labor» need no line here.
"""

from __future__ import annotations

from evidence.text.quotations.turning_words import listed

VARIANTS = tuple(
    frozenset(words.split("/"))
    for words in listed(
        "whilst/while among/amongst amid/amidst "
        "toward/towards upon/on till/until okay/ok "
        "though/although gray/grey tyre/tire plough/plow cheque/check kerb/curb "
        "jewellery/jewelry aluminium/aluminum sceptic/skeptic sceptical/skeptical "
        "ageing/aging judgement/judgment artefact/artifact programme/program "
        "programmes/programs mould/mold moult/molt draught/draft pyjamas/pajamas "
        "storey/story storeys/stories sulphur/sulfur maths/math learnt/learned "
        "burnt/burned "
        "spelt/spelled dreamt/dreamed leapt/leaped spoilt/spoiled smelt/smelled "
        "acknowledgement/acknowledgment manoeuvre/maneuver manoeuvres/maneuvers "
        "oestrogen/estrogen aesthetic/esthetic got/gotten proved/proven "
        "axe/ax cosy/cozy moustache/mustache doughnut/donut omelette/omelet "
        "anti-clockwise/counterclockwise which/that who/that "
        "yes/yeah going/gonna realise/realize connexion/connection "
        "inflexion/inflection to-day/today gaol/jail gaoled/jailed "
        "enquiry/inquiry enquiries/inquiries enquire/inquire licence/license "
        "enquires/inquires enquired/inquired enquiring/inquiring enquirer/inquirer "
        "aeroplane/airplane aeroplanes/airplanes despatch/dispatch "
        "despatches/dispatches despatched/dispatched despatching/dispatching shew/show "
        "shews/shows shewed/showed shewn/shown "
        "cheques/checks tyres/tires ploughs/plows ploughed/plowed kerbs/curbs "
        "sceptics/skeptics moulds/molds draughts/drafts grey/gray greys/grays "
        "centred/centered gipsy/gypsy gipsies/gypsies tsar/czar tsars/czars "
        "behove/behoove behoves/behooves carcase/carcass practising/practicing "
        "manoeuvred/maneuvered manoeuvring/maneuvering adviser/advisor "
        "advisers/advisors whisky/whiskey yoghurt/yogurt cypher/cipher "
        "encrusted/incrusted entrust/intrust entrusted/intrusted "
        "endorse/indorse endorsed/indorsed focussed/focused biassed/biased "
        "speciality/specialty reflexion/reflection waggon/wagon waggons/wagons "
        "licences/licenses practise/practice practised/practiced "
        "hath/has doth/does an/a"
    )
)
"""Writings of one word, in groups."""
