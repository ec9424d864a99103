"""German, French and Spanish words by which quotations say something else.

Only such as are no words of English prose: what compares quotations does not ask in
which language they are, and ß is ss. So German «fast» and French «plus» are missing.
Spanish «sin» is there all the same: it turns a sentence round, and the English one is
rare beside it.
"""

from __future__ import annotations

from evidence.text.sharp_s import with_ss


def _set(words: str) -> frozenset[str]:
    return frozenset(with_ss(words).split())


def _declined(words: str) -> frozenset[str]:
    """Return German adjectives with their endings."""
    endings = ("", "e", "en", "er", "es", "em")
    return frozenset(word + ending for word in _set(words) for ending in endings)


NEGATIONS = _set(
    "nicht kein keine keinen keinem keiner keines keinerlei nie niemals niemand "
    "niemanden niemandem nichts nirgends weder ohne kaum pas jamais aucun aucune rien "
    "personne nulle guère sans ne ni aucunement nullement keineswegs keinesfalls "
    "nirgends nirgendwo nunca jamás nadie nada ningún ninguna ninguno tampoco apenas "
    "sin n'"
)
MODALS = _set(
    "kann können könnte könnten muß muss müssen müßte müsste soll sollen sollte "
    "sollten darf dürfen dürfte peut peuvent pourrait pourraient doit doivent devrait "
    "devraient könne könntest müsse solle dürfe dürften würde würden muss möchte "
    "pouvait pouvaient pouvons pourront pourra devait devaient devra devront veut "
    "veulent voudrait voudraient puede pueden podría podrían podrá podrán debe deben "
    "debería deberían deberá peux pourrai pourrons pourrais dois devons devais devrai "
    "devrais veux voulons voudrais puedo podemos podré debo debemos"
)
QUANTIFIERS = _set(
    "alle allen aller jeder jede jedes einige einigen mehrere manche viele vielen "
    "wenige wenigen beide beiden nur lediglich meist meistens häufig selten immer "
    "teilweise vollständig überwiegend tous toutes chaque plusieurs quelques beaucoup "
    "certains certaines seulement uniquement toujours souvent parfois rarement "
    "entièrement jeden jedem sämtliche sämtlichen etliche zahlreiche zahlreichen viel "
    "wenig mancher manchen ausschließlich ausschliesslich vorwiegend hauptsächlich "
    "größtenteils grösstenteils stets oft manchmal gelegentlich meisten hälfte allein "
    "toute peu nombreux nombreuses majorité plupart moitié quasiment totalement "
    "partiellement principalement essentiellement chacun chacune seul seule seuls sola "
    "seules todos todas cada algunos algunas varios varias muchos muchas pocos pocas "
    "ambos ambas sólo solamente únicamente siempre mayoría mitad casi parcialmente "
    "totalmente"
)
COMPARATORS = _set(
    "mehr weniger mindestens wenigstens zumindest höchstens maximal bis über unter "
    "moins dessus dessous jusqu' jusque más menos hasta"
)
HEDGES = _declined("angeblich mutmaßlich mutmasslich vermeintlich sogenannt") | _set(
    "angeblich vermutlich wahrscheinlich möglicherweise vielleicht mutmaßlich "
    "offenbar anscheinend etwa ungefähr beinahe nahezu knapp rund zirka circa "
    "voraussichtlich peut-être probablement prétendument apparemment environ presque "
    "supposé supposée supposés supposées présumé présumée présumés présumées prétendu "
    "prétendue prétendus prétendues éventuel éventuelle éventuels éventuellement "
    "soi-disant vraisemblablement womöglich wohl presunto presunta presuntos "
    "presuntas presuntamente supuesto supuesta supuestos supuestas supuestamente "
    "quizá quizás probablemente posiblemente aparentemente aproximadamente"
)
CONDITIONS = _set(
    "wenn falls sofern außer ausser obwohl obgleich bevor solange sauf malgré lorsque "
    "tant puisque si aunque salvo excepto mientras siempre"
)
MONTHS = _set(
    "januar februar märz mai juni juli oktober dezember janvier février avril juin "
    "juillet août septembre octobre novembre décembre montag dienstag mittwoch "
    "donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi "
    "dimanche mai enero febrero marzo abril mayo junio julio agosto septiembre octubre "
    "noviembre diciembre lunes martes miércoles jueves viernes sábado domingo"
)
DENIALS = _set(
    "bestritt bestritten bestreitet leugnete leugnet geleugnet verneinte "
    "zurückgewiesen verweigerte verweigert nié nient dément démenti démentir contesté "
    "contesta refusé refusa refuse refusent réfuté weigert weigerte weigerten "
    "unterließ unterliess unterlassen versäumt versäumte versäumten zögert zögerte "
    "zögerten lehnte lehnten abgelehnt hésite hésitent hésité omis négligé abstenu "
    "abstenir conteste contestent conteste interdit interdisent interdite verboten "
    "verbot untersagt untersagte prohíbe prohibió prohibido empêché empêcha negó "
    "negaron niega desmintió rechazó rechazaron"
)
REPORTS = _set(
    "vorwurf vorwürfe behauptung behauptungen gerücht gerüchte verdacht meinung "
    "annahme vermutung befürchtung hoffnung gefahr allégation allégations rumeur "
    "anhaltspunkt anhaltspunkte beweis beweise hinweis hinweise indiz indizien preuve "
    "preuves prueba pruebas indicio indicios rumor rumeurs soupçon soupçons "
    "accusation accusations hypothèse crainte craintes idée"
)
SAYING = _set(
    "behauptet behaupten behauptete behaupteten sagt sagen sagte sagten erklärt "
    "erklären erklärte erklärten meint meinen glaubt glauben vermutet vermuten affirme "
    "affirment affirmait affirmaient prétend prétendent prétendait estime estiment "
    "disent disait disaient déclare déclarent croit croient assure assurent afirma "
    "afirman afirmó asegura aseguran aseguró sostiene sostienen dice dicen dijo cree "
    "creen alega alegan alegó sostuvo sostuvieron respondió respondieron reconoció "
    "explicó señaló manifestó informó añadió admitió confesó aseveró rappelle "
    "rappelait répond répondit répondent soutint affirma déclara assura assuré affirmé "
    "déclaré expliqué explique ajoute écrit conclut raconta promit estima avoua "
    "reconnaît äusserte betont betonte bekräftigt bekräftigte gestand schätzt schätzte "
    "meinte meinten ergänzte bemerkte entgegnete erwiderte antwortete kritisierte "
    "contó contaron relató precisó agregó apuntó subrayó insistió recordó indicó "
    "comentó replicó repuso précise précisa insista ajouta rappela confie confia "
    "regrette regretta"
)
HEARSAY = (
    _set(
        "soll sollen sollte könnte dürfte aurait auraient serait seraient pourrait "
        "würde würden soi-disant behauptete behaupteten behauptet versuchte "
        "versuchten plante planten drohte drohten habría habrían podría podrían "
        "estudia estudian planea planean prevé prevén pretende pretenden baraja "
        "sopesa contempla envisage envisagent étudie étudient songe songent projette "
        "erwägt erwägen planen beabsichtigt beabsichtigen probable probables "
        "posible posibles affirmait prétend prétendait tenté menacé prévu prévoit"
    )
    | HEDGES
)
AUXILIARIES = _set(
    "ist sind waren hat haben hatte hatten wird werden wurde wurden sei seien est sont "
    "était étaient ont avait avaient sera seront eran fue fueron han había habían ha"
)
NARROWING = _set(
    "versehentlich irrtümlich unabsichtlich nur erst allenfalls vorerst vorläufig "
    "lediglich etwa beinahe knapp rund fast "
    "bis mindestens höchstens teilweise "
    "seulement presque environ sauf außer ausser jusqu' moins ancien ancienne "
    "anciens hasta casi sólo solamente apenas sola seul seule seuls "
    "seules unique único única einzige einziger einziges einzigen menos antiguo "
    "antigua ex"
) | _declined("ehemalig früher einstig")
PROHIBITING = _set(
    "verboten verbot verbieten verbietet untersagt untersagte untersagen interdit "
    "interdite interdits interdisent interdisait défend prohíbe prohibió prohibido "
    "prohibida prohíba prohíban prohibir interdire interdise verbiete untersage "
    "prohíben prohibían forbade forbidden forbids prohibited prohibits banned "
    "barred"
)
"""What forbids; the limits of a ban say when, or where, it does."""
ORDINALS = _declined(
    "erst zweit dritt viert fünft sechst siebt acht neunt zehnt letzt ander vorletzt"
) | _set(
    "premier première premiers premières deuxième second seconde troisième quatrième "
    "cinquième sixième dernier dernière derniers dernières autre autres primero "
    "primera "
    "primer primeros primeras segundo segunda tercero tercera cuarto cuarta quinto "
    "quinta último última últimos últimas otro otra otros otras"
)
"""Words that stand for a noun of their own, which was counted before."""
WOMEN = _set(
    "bürgermeisterin ministerin richterin sprecherin leiterin direktorin anwältin "
    "ärztin "
    "nachbarin zeugin präsidentin lehrerin senatorin préfète directrice présidente "
    "procureure avocate voisine sénatrice ingénieure patronne alcaldesa ministra jueza "
    "directora consejera vecina presidenta secretaria abogada maestra señora médica"
)
OFFICES = WOMEN | _set(
    "minister richter sprecher vorsitzende vorsitzender anwalt landrat nachbar "
    "landwirt "
    "meister zeuge präsident senator pfarrer polizist préfet ministre directeur "
    "président "
    "procureur patron porte-parole député sénateur ingénieur maître voisin témoin "
    "rapporteur alcalde ministro juez fiscal patrón director portavoz consejero vecino "
    "presidente secretario médico abogado maestro ingeniero concejal párroco testigo "
    "señor maquinista armador"
)
"""Nouns for a person by his or her office, of which *WOMEN* tell the sex."""
