"""Forms of irregular verbs in German, French and Spanish, for telling one from another.

Of regular verbs ``person_change`` knows the endings.
"""

from __future__ import annotations

_FORMS = """
    bin bist ist sind seid sei seien war warst waren wäre wären;
    habe hast hat haben habt hatte hatten hätte hätten;
    werde wirst wird werden werdet wurde wurden würde würden;
    weiss weisst wissen wisse wusste wussten;
    suis es est sommes êtes sont étais était étaient fus fut furent serai sera
    serons seront serais serait seraient sois soit soient;
    ai as a avons avez ont avais avait avions avaient eus eut eurent aurai aura
    aurons auront aurais aurait auraient aie ait aient;
    vais vas va allons allez vont allais allait allaient irai ira iront irais
    irait;
    fais fait faisons font faisais faisait faisaient fis fit firent ferai fera
    feront ferais ferait;
    dis dit disons disent disais disait disaient dirai dira diront dirais
    dirait;
    vois voit voyons voient voyais voyait vis vit virent verrai verra verront;
    sais sait savons savent savais savait savaient sus sut surent saurai saura
    saurais;
    peux puis peut pouvons peuvent pouvais pouvait pouvaient pus put purent
    pourrai pourra pourrons pourront pourrais pourrait pourraient;
    dois doit devons doivent devais devait devaient dus dut durent devrai devra
    devrons devront devrais devrait devraient;
    veux veut voulons veulent voulais voulait voulaient voudrais voudrait
    voudraient;
    crois croit croyons croient croyais croyait crus crut crurent;
    soy eres es somos son era éramos eran fui fue fuimos fueron seré será serán
    sería serían sea sean;
    voy vas va vamos van iba íbamos iban iré irá irán iría fui fue fuimos
    fueron;
    estoy estás está estamos están estaba estábamos estaban estuve estuvo
    estuvimos estuvieron;
    he has ha hemos han había habíamos habían hube hubo habré habrá habría
    habrían;
    digo dice decimos dicen decía decían dije dijo dijimos dijeron diré dirá
    diría;
    hago hace hacemos hacen hacía hacían hice hizo hicimos hicieron haré hará
    haría;
    tengo tiene tenemos tienen tenía tenían tuve tuvo tuvimos tuvieron tendré
    tendrá tendría;
    pongo pone ponemos ponen puse puso pusimos pusieron;
    quiero quiere queremos quieren quería querían quise quiso quisimos
    quisieron;
    sé sabe sabemos saben sabía sabían supe supo supimos supieron;
    puedo puede podemos pueden podía podíamos podían pude pudo pudimos pudieron
    podré podrá podrán podría podríamos podrían;
    debo debe debemos deben debía debíamos debían debí debió debimos debieron
    debería deberíamos deberían;
    vengo viene venimos vienen vine vino vinimos vinieron;
    doy da damos dan di dio dimos dieron;
    veo ve vemos ven vi vio vimos vieron veía veían;
    traigo trae traemos traen traje trajo trajimos trajeron;
    pido pide pedimos piden pedí pidió pidieron;
    conozco conoce conocemos conocen conocí conoció;
    liest lesen las lasen; empfiehlt empfehlen empfahl empfahlen;
    gibt geben gab gaben; nimmt nehmen nahm nahmen; kommt kommen kam kamen;
    geht gehen ging gingen; steht stehen stand standen; sieht sehen sah sahen;
    spricht sprechen sprach sprachen; trifft treffen traf trafen;
    hilft helfen half halfen; wirft werfen warf warfen;
    bricht brechen brach brachen; gilt gelten galt galten;
    stirbt sterben starb starben; trägt tragen trug trugen;
    schlägt schlagen schlug schlugen; fährt fahren fuhr fuhren;
    lässt lassen liess liessen; hält halten hielt hielten; fällt fallen fiel fielen;
    läuft laufen lief liefen; rät raten riet rieten; heisst heissen hiess hiessen;
    ruft rufen rief riefen; schläft schlafen schlief schliefen;
    bleibt bleiben blieb blieben; schreibt schreiben schrieb schrieben;
    scheint scheinen schien schienen; steigt steigen stieg stiegen;
    schweigt schweigen schwieg schwiegen; leidet leiden litt litten;
    bestreitet bestreiten bestritt bestritten; weist weisen wies wiesen;
    findet finden fand fanden; bindet binden band banden;
    zwingt zwingen zwang zwangen; verschwindet verschwinden verschwand verschwanden;
    beginnt beginnen begann begannen; gewinnt gewinnen gewann gewannen;
    sitzt sitzen sass sassen; liegt liegen lag lagen; bittet bitten bat baten;
    isst essen ass assen; vergisst vergessen vergass vergassen;
    zieht ziehen zog zogen; bietet bieten bot boten; verliert verlieren verlor verloren;
    fliesst fliessen floss flossen; schliesst schliessen schloss schlossen;
    lügt lügen log logen; hebt heben hob hoben; denkt denken dachte dachten;
    bringt bringen brachte brachten; kennt kennen kannte kannten;
    nennt nennen nannte nannten; brennt brennen brannte brannten;
    enthält enthalten enthielt enthielten; erhält erhalten erhielt erhielten;
    entscheidet entscheiden entschied entschieden; tritt treten trat traten;
    verspricht versprechen versprach versprachen; verlässt verlassen verliess
    verliessen; übernimmt übernehmen übernahm übernahmen;
    paraît paraissent paraissait paraissaient parut parurent;
    connaît connaissent connaissait connaissaient connut connurent;
    prend prennent prenait prenaient prit prirent;
    met mettent mettait mettaient mit mirent; vient viennent venait venaient vint
    vinrent; tient tiennent tenait tenaient tint tinrent;
    reçoit reçoivent recevait recevaient reçut reçurent;
    écrit écrivent écrivait écrivaient écrivit écrivirent;
    lit lisent lisait lisaient lut lurent; ouvre ouvrent ouvrait ouvraient ouvrit
    ouvrirent; rend rendent rendait rendaient rendit rendirent;
"""


def _grouped() -> dict[str, frozenset[int]]:
    groups: dict[str, frozenset[int]] = {}
    for number, forms in enumerate(_FORMS.split(";")):
        for form in forms.split():
            groups[form] = groups.get(form, frozenset()) | {number}
    return groups


GROUPS = _grouped()
"""Of which verbs, by their numbers, each form is one."""


def same_verb(one: str, other: str) -> bool:
    """Tell whether two forms (folded) are of one verb: «liest», «las»."""
    return bool(GROUPS.get(one, frozenset()) & GROUPS.get(other, frozenset()))
