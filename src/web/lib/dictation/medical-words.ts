/*
 * Own open list of words that recognisers of everyday French spell wrong: dermatology, anatomy of the skin, classes of
 * medicines and substances. Written for this project from general knowledge, singular and in lower case; plurals follow by
 * themselves. Correct words of everyday French that sound like one of them stand in `leftAlone`.
 */
const lists = {
  lesions: `acanthosis acrochordon angiokératome angiome bulle comédon condylome croûte dermatofibrome desquamation
    dyschromie ecchymose éphélide épidermoïde érosion érythème escarre excoriation exulcération fissure fistule furoncle
    granulome hématome hémangiome hyperkératose hyperpigmentation hypopigmentation ichtyose intertrigo kératose kyste
    lentigine lentigo leucoplasie lichénification lipome macule mélanome milium molluscum nævus naevus nodule œdème
    papillome papule pétéchie plaque pustule purpura squame télangiectasie tumeur ulcération ulcère urticaire vésicule verrue
    xanthélasma xanthome xérose`,
  diseases: `acné alopécie angio-œdème aphte balanite basocellulaire bowen candidose carcinome cellulite chéilite dartre
    dermatite dermatomyosite dermatophyte dermatophytie dermatose dermohypodermite dyshidrose ecthyma eczéma épidermolyse
    épithélioma érysipèle érythrasma érythrodermie érythrose exanthème fasciite folliculite gale herpès hidradénite
    hidrosadénite hyperhidrose impétigo kératoacanthome leishmaniose lichen lucite lupus mastocytose mélasma méningocoque
    miliaire mycose mycosis onychomycose onyxis panaris panniculite pédiculose pelade pemphigoïde pemphigus périonyxis
    photodermatose phototype pityriasis porokératose prurigo prurit pseudofolliculite psoriasis rosacée roséole rubéole
    sarcoïdose scarlatine sclérodermie séborrhéique spinocellulaire staphylocoque streptocoque syphilis teigne toxidermie
    trichophytie varicelle vascularite vitiligo zona`,
  descriptions: `achromique annulaire atopique atrophique circiné confluent croûteux desquamatif eczématiforme eczématisé
    érosif érythémateux érythémato-squameux exsudatif hémorragique hyperkératosique hyperpigmenté hypopigmenté impétiginisé
    indolore infiltré kératosique lichénifié maculeux maculopapuleux mélanocytaire nécrotique nodulaire œdématié palpable
    papuleux papulosquameux pédiculé périunguéal photoexposé pigmenté polychrome polycyclique prurigineux psoriasiforme
    purpurique pustuleux séborrhéique serpigineux squameux suintant surinfecté télangiectasique ulcéré urticarien vésiculeux
    verruqueux violacé`,
  anatomy: `abdomen aisselle annulaire aréole auriculaire axillaire canthus cervical clavicule conduit cuticule deltoïde derme
    dermique épaule épiderme épidermique fémur génitale hallux hypoderme inguinal interdigital interfessier lobule lombaire
    malléole mamelon mandibule matrice menton métacarpe muqueuse naso-génien nasogénien nuque omoplate ombilic orteil
    palpébral paupière périanal péribuccal périoculaire phalange philtrum plantaire poplité prépuce pubis rétroauriculaire
    sacrum scapulaire sébacé sternum sillon sourcil temporal thorax tibia unguéal vertex`,
  signs: `adénopathie anesthésie arthralgie asthénie brûlure céphalée cicatrice démangeaison dermographisme dermoscopie
    dermoscope dyspnée fébrile hyperthermie hypoesthésie immunodéprimé koebner lymphangite myalgie nikolsky paresthésie
    photosensibilité raynaud suintement tuméfaction`,
  medicines: `acétaminophène aciclovir adalimumab adapalène amoxicilline anthelminthique antalgique antibiotique
    anticoagulant antifongique antihistaminique antiparasitaire antiseptique antiviral azathioprine benzoyle bétaméthasone
    biothérapie bilastine calcineurine calcipotriol cétirizine chlorhexidine ciclopirox ciclosporine clindamycine clobétasol
    corticoïde corticothérapie  dermocorticoïde désloratadine désonide dexaméthasone doxycycline dupilumab
    ébastine éconazole émollient érythromycine famciclovir fluconazole fluorouracile hydrocortisone hydroxychloroquine
    hydroxyzine ibuprofène imiquimod immunosuppresseur isotrétinoïne itraconazole ivermectine kératolytique kétoconazole
    lévocétirizine loratadine lymécycline méthotrexate méthylprednisolone métronidazole minocycline mométasone mupirocine
    oméga paracétamol perméthrine pimécrolimus povidone prednisolone prednisone pristinamycine propranolol pyréthrine
    rétinoïde salicylé sécukinumab spironolactone tacrolimus tazarotène terbinafine trétinoïne triamcinolone upadacitinib
    valaciclovir vaseline`,
} as const;

/** Masculine adjectives whose other forms are regular. */
const feminines: readonly (readonly [RegExp, readonly string[]])[] = [
  [/eux$/, ['eux', 'euse']],
  [/if$/, ['if', 'ive']],
  [/é$/, ['é', 'ée']],
  [/ant$/, ['ant', 'ante']],
  [/ent$/, ['ent', 'ente']],
  [/al$/, ['al', 'ale']],
  [/ien$/, ['ien', 'ienne']],
];

function formsOf(word: string): readonly string[] {
  const [pattern, endings] = feminines.find(([ending]) => ending.test(word)) ?? [/$/, ['']];
  return endings.map((ending) => word.replace(pattern, ending));
}

const split = (list: string): readonly string[] => list.split(/\s+/);

/** Every word of the list in the singular, adjectives in both genders. */
export const medicalWords: readonly string[] = [
  ...new Set([...Object.values(lists).flatMap(split), ...split(lists.descriptions).flatMap(formsOf)]),
];

/**
 * Words of the list that sound like a form of everyday French (« plaque » and « plaquait », « annulaire » and « annulerai »):
 * nothing is ever turned into them. Found with a dictionary of 336,524 forms; see docs/decisions/2026-11-28-dictation.md.
 */
export const leftAlone: ReadonlySet<string> = new Set(
  split(`anesthésie annulaire cervical conduit confluent confluente croûte escarre fissure génitale herpès
    infiltré infiltrée inguinal interdigital lichen macule mamelon matrice miliaire palpébral pigmenté pigmentée plantaire
    plaque poplité rosacée sébacé sillon sourcil suintant suintante teigne temporal ulcère ulcéré ulcérée unguéal vaseline
    violacé violacée épaule`),
);
