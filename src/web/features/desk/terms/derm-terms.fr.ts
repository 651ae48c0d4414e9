import type { SkinFamily } from '#contracts/phrases/phrase.vocabulary.ts';

/**
 * The project's own open list of French dermatology terms: one a line, other names after « | ». Names are facts; nothing is
 * copied from a nomenclature. It offers words while a doctor types and says nothing about a patient. Loaded when first needed.
 */
export const diagnosisLines: Readonly<Record<SkinFamily, string>> = {
  eczema: `
Dermatite atopique | eczéma atopique | DA
Eczéma de contact allergique | dermatite de contact allergique
Dermatite de contact irritative | dermite irritative | dermite orthoergique
Eczéma dyshidrosique | dyshidrose | pompholyx
Eczéma nummulaire | eczéma discoïde
Eczéma craquelé | eczéma astéatosique
Eczéma de stase | dermite de stase | eczéma variqueux
Eczéma chronique des mains
Eczéma des paupières
Eczéma du mamelon
Eczéma aéroporté
Eczéma surinfecté | eczéma impétiginisé
Eczématides | eczématides achromiantes | dartres | pityriasis alba
Dermatite séborrhéique | dermite séborrhéique
Croûtes de lait
Dermatite péribuccale | dermite périorale
Érythème fessier du nourrisson | dermite du siège
Prurigo | prurigo nodulaire
Lichénification | lichen simplex chronique | névrodermite
Xérose cutanée | peau sèche
Prurit sans lésion | prurit sine materia
Chéilite de contact
Chéilite angulaire | perlèche
Photodermatose de contact
Phytophotodermatose | dermite des prés
Dermite des détergents
Dermite de frottement
Kératose pilaire
Perlèche irritative
Intertrigo irritatif
`,
  psoriasis: `
Psoriasis en plaques | psoriasis vulgaire
Psoriasis en gouttes
Psoriasis du cuir chevelu
Psoriasis inversé | psoriasis des plis
Psoriasis palmoplantaire
Psoriasis unguéal
Psoriasis pustuleux
Psoriasis érythrodermique
Pustulose palmoplantaire
Sébopsoriasis
Parapsoriasis | parapsoriasis en plaques
Pityriasis rosé | pityriasis rosé de Gibert
Pityriasis rubra pilaire
Pityriasis lichénoïde
Lichen plan
Lichen plan buccal
Lichen scléreux | lichen scléro-atrophique
Lichen striatus
Lupus cutané | lupus discoïde
Lupus subaigu
Dermatomyosite
Morphée | sclérodermie localisée
Granulome annulaire
Sarcoïdose cutanée
Érythrodermie
Érythème annulaire centrifuge
Kératodermie palmoplantaire
Ichtyose vulgaire | ichtyose
Mycosis fongoïde | lymphome cutané T
`,
  fungal: `
Dermatophytie de la peau glabre | tinea corporis | herpès circiné
Intertrigo interorteils | pied d’athlète | tinea pedis
Intertrigo inguinal à dermatophytes | tinea cruris
Tinea faciei | dermatophytie du visage
Tinea manuum | dermatophytie des mains
Teigne du cuir chevelu | tinea capitis
Kérion
Sycosis mycosique | tinea barbae
Onychomycose | onyxis mycosique
Candidose des plis | intertrigo candidosique
Candidose buccale | muguet
Candidose génitale | balanite candidosique
Périonyxis candidosique
Pityriasis versicolor
Folliculite à Malassezia | folliculite à Pityrosporum
Érythrasma
Tinea incognito | mycose modifiée par un dermocorticoïde
Sporotrichose
Piedra
`,
  'acne-rosacea': `
Acné vulgaire | acné
Acné rétentionnelle | acné comédonienne
Acné inflammatoire | acné papulopustuleuse
Acné nodulaire | acné conglobata
Acné de la femme adulte
Acné néonatale
Acné excoriée
Acné médicamenteuse
Acné cosmétique
Acné chéloïdienne de la nuque | folliculite chéloïdienne
Rosacée érythématotélangiectasique | couperose
Rosacée papulopustuleuse
Rosacée oculaire
Rhinophyma
Démodécie | démodécidose
Folliculite bactérienne
Folliculite de rasage | pseudofolliculite de la barbe
Folliculite décalvante
Hidradénite suppurée | maladie de Verneuil
Comédon | point noir
Grain de milium | milium
Hyperséborrhée
Dermatite cortico-induite du visage
Érythrose faciale
`,
  pigmented: `
Nævus mélanocytaire commun | grain de beauté | nævus
Nævus atypique | nævus dysplasique
Nævus congénital
Nævus bleu
Nævus de Spitz | nævus de Reed
Nævus de Sutton | halo nævus
Nævus en cocarde
Nævus spilus
Nævus dermique
Nævus jonctionnel
Nævus acral
Nævus irrité | nævus traumatisé
Nævus de Becker
Nævus d’Ota
Lentigo solaire | lentigo actinique
Lentigo simple
Lentigo des lèvres | macule mélanique labiale
Lentigo malin | mélanose de Dubreuilh
Mélanome suspecté
Mélanome à extension superficielle
Mélanome nodulaire
Mélanome acrolentigineux
Mélanome achromique
Mélanonychie longitudinale
Hématome sous-unguéal
Hématome sous-corné | talon noir
Éphélides | taches de rousseur
Tache café au lait
Tache mongolique | mélanocytose dermique congénitale
Mélasma | masque de grossesse | chloasma
Hyperpigmentation postinflammatoire
Hypopigmentation postinflammatoire
Vitiligo
Hypomélanose en gouttes
Acanthosis nigricans
Dermatose cendrée | érythème dyschromique
`,
  keratosis: `
Kératose séborrhéique | verrue séborrhéique
Kératose séborrhéique irritée
Kératose actinique | kératose solaire
Chéilite actinique
Kératose lichénoïde
Dermatosis papulosa nigra
Stucco-kératose
Kératoacanthome
Corne cutanée
Maladie de Bowen | carcinome épidermoïde in situ
Carcinome épidermoïde suspecté
Carcinome basocellulaire suspecté
Carcinome basocellulaire superficiel
Carcinome basocellulaire nodulaire
Carcinome basocellulaire pigmenté
Porokératose
Cor | durillon
Hyperkératose plantaire
Élastose solaire
`,
  growth: `
Angiome rubis | tache rubis
Angiome plan | tache de vin
Hémangiome infantile
Angiome stellaire
Lac veineux
Granulome pyogénique | botriomycome
Angiokératome
Lymphangiome
Histiocytofibrome | dermatofibrome
Lipome
Kyste épidermoïde | kyste sébacé
Kyste trichilemmal | loupe
Kyste mucoïde digital
Kyste pilonidal | sinus pilonidal
Molluscum pendulum | acrochordon | fibrome mou
Hyperplasie sébacée
Syringome
Pilomatricome
Trichoépithéliome
Neurofibrome
Chéloïde
Cicatrice hypertrophique
Xanthélasma | xanthome
Nævus sébacé
Nævus épidermique verruqueux
Mastocytome | mastocytose cutanée
Chondrodermatite nodulaire de l’hélix | nodule douloureux de l’oreille
Fibrome unguéal
Tumeur glomique
Carcinome à cellules de Merkel suspecté
Dermatofibrosarcome suspecté
Calcinose cutanée
Tophus
`,
  infection: `
Impétigo
Impétigo bulleux
Ecthyma
Furoncle
Anthrax staphylococcique
Abcès cutané
Folliculite des bains chauds
Érysipèle | dermohypodermite non nécrosante
Dermohypodermite nécrosante suspectée
Lymphangite
Panaris | périonyxis aigu
Érysipéloïde
Herpès labial | bouton de fièvre
Herpès génital
Panaris herpétique
Eczéma herpeticum | syndrome de Kaposi-Juliusberg
Zona
Zona ophtalmique
Varicelle
Syndrome pieds-mains-bouche
Mégalérythème épidémique | cinquième maladie
Roséole
Rougeole suspectée
Scarlatine
Exanthème viral
Verrue vulgaire
Verrue plantaire
Verrues planes
Condylomes
Molluscum contagiosum
Mpox suspecté
Syphilis secondaire suspectée
Kératolyse ponctuée
Trichobactériose
Anite streptococcique
Staphylococcie cutanée
Leishmaniose cutanée
Mycobactériose cutanée
Nodule des trayeurs | orf
Maladie des griffes du chat
Purpura fébrile
`,
  bite: `
Piqûre de moustique
Piqûre d’hyménoptère | piqûre de guêpe | piqûre d’abeille
Piqûres de punaises de lit
Piqûres de puces
Piqûres d’aoûtats | trombiculose
Piqûre de tique
Érythème migrant
Morsure d’araignée
Piqûre d’araignée supposée
Chenilles processionnaires
Gale | gale commune
Gale croûteuse | gale profuse
Nodules scabieux
Pédiculose du cuir chevelu | poux de tête
Pédiculose pubienne | morpions
Pédiculose corporelle
Larva migrans cutanée
Myiase
Tungose | puce-chique
Dermite de la méduse | envenimation par méduse
Dermatite des nageurs
Strophulus | prurigo strophulus
Réaction locale étendue
Piqûre surinfectée
Morsure animale
Griffure animale
`,
  urticaria: `
Urticaire aiguë
Urticaire chronique spontanée
Urticaire au froid
Urticaire cholinergique
Urticaire retardée à la pression
Urticaire solaire
Dermographisme
Urticaire de contact
Angiœdème | œdème de Quincke
Anaphylaxie suspectée
Exanthème maculopapuleux médicamenteux | toxidermie
Érythème pigmenté fixe
Syndrome DRESS suspecté
Syndrome de Stevens-Johnson suspecté | nécrolyse épidermique
Pustulose exanthématique aiguë généralisée
Érythème polymorphe
Érythème noueux
Vascularite urticarienne
Vascularite | purpura vasculaire
Purpura rhumatoïde
Purpura pigmentaire | capillarite
Lucite estivale bénigne
Lucite polymorphe
Coup de soleil | érythème solaire
Phototoxicité médicamenteuse
Photoallergie
Pemphigoïde bulleuse
Pemphigus
Dermatite herpétiforme
Dermatose à IgA linéaire
Pemphigoïde de la grossesse
Éruption polymorphe de la grossesse
Flush | bouffée vasomotrice
Sudamina | miliaire
Engelures
Érythème calorique
Livedo
Phénomène de Raynaud
`,
  'hair-nails': `
Pelade
Alopécie androgénétique
Effluvium télogène
Alopécie de traction
Alopécie frontale fibrosante
Lichen plan pilaire
Trichotillomanie
Pellicules | pityriasis capitis
Fausse teigne amiantacée
Hirsutisme
Poils incarnés
Ongle incarné
Onycholyse
Onychoschizie | ongles dédoublés
Onychogryphose
Onychotillomanie
Lignes de Beau
Ongles ponctués | dés à coudre
Leuconychie
Chloronychie | ongle vert
Trachyonychie
Hémorragies filiformes sous-unguéales
Onychomadèse
Paronychie chronique
Exostose sous-unguéale
`,
  wound: `
Plaie superficielle
Plaie surinfectée
Dermabrasion
Brûlure du premier degré
Brûlure du second degré superficiel
Brûlure du second degré profond
Brûlure chimique
Ampoule de frottement
Ulcère veineux
Ulcère artériel
Ulcère mixte
Escarre
Mal perforant plantaire
Plaie du pied chez une personne diabétique
Fissure plantaire | crevasse
Retard de cicatrisation
Désunion de cicatrice
Hématome
Ecchymose
Purpura de Bateman | purpura sénile
Pyoderma gangrenosum
Nécrose cutanée
Gelure
Corps étranger
Dermite ocre
Radiodermite
Lymphœdème
Angiodermite nécrotique
`,
  other: `
Aphte
Langue géographique
Langue noire villeuse
Leucoplasie
Chéilite
Glossite
Mucocèle
Balanite
Vulvite
Fissure anale
Hyperhidrose
Dyshidrose estivale
Vergetures
Cellulite esthétique
Pathomimie
Excoriations
Délire d’infestation
Érythème des chevilles à l’effort
Effet indésirable d’un dermocorticoïde
Aspect physiologique
Aspect aspécifique
Lésion non visible sur les photos
Photos insuffisantes pour conclure
`,
};

/** Words of description, for what is seen. */
export const signLines = `
Macule
Papule
Plaque
Nodule
Vésicule
Bulle
Pustule
Squames
Croûtes
Croûtes mélicériques
Érosion
Exulcération
Ulcération
Fissure
Excoriations
Lichénification
Kératose
Atrophie
Sclérose
Érythème
Érythème ne s’effaçant pas à la vitropression
Purpura
Pétéchies
Ecchymose
Télangiectasies
Œdème
Suintement
Macération
Nécrose
Hyperpigmentation
Hypopigmentation
Dépigmentation
Lésion annulaire
Bordure active
Guérison centrale
Lésion en cocarde
Lésion polycyclique
Lésion ombiliquée
Disposition linéaire
Disposition en bouquet
Distribution métamérique
Distribution symétrique
Limites nettes
Limites floues
Bords irréguliers
Couleur hétérogène
Asymétrie
Réseau pigmentaire
Voile bleu-blanc
Points et globules
Structures vasculaires
Pseudokystes cornés
Pseudo-ouvertures folliculaires
Collerette squameuse
Aspect vernissé
Aspect en peau d’orange
Comédons
Sillons scabieux
Satellites
Adénopathie signalée
`;
