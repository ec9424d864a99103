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
"""


def _grouped() -> dict[str, frozenset[int]]:
    groups: dict[str, frozenset[int]] = {}
    for number, forms in enumerate(_FORMS.split(";")):
        for form in forms.split():
            groups[form] = groups.get(form, frozenset()) | {number}
    return groups


GROUPS = _grouped()
"""Of which verbs, by their numbers, each form is one."""
