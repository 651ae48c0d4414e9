import { researchConsentLabelFr } from '#contracts/cases/case-form.fr.ts';
import { defineTexts, plural } from '#web/lib/text.ts';

export const patientFr = defineTexts({
  parts: { identite: 'Identité', numero: 'Sécurité sociale', consentement: 'Droits et consentement' },
  identity: {
    birthName: 'Nom de naissance',
    firstNames: 'Prénoms',
    firstNamesHint: 'Dans l’ordre de l’état civil.',
    usedName: 'Nom utilisé',
    usedNameHint: 'S’il diffère du nom de naissance.',
    birthDate: 'Date de naissance',
    sex: 'Sexe',
    phone: 'Téléphone',
    phoneHint: 'Pour que vous puissiez rappeler le patient. Il ne reçoit aucun message de ce service.',
  },
  number: {
    label: 'Numéro de sécurité sociale',
    labelMinor: 'Numéro de sécurité sociale du parent',
    hint: 'Les 15 caractères de la carte Vitale, clé comprise.',
    hintMinor: 'Patient mineur : c’est le numéro du parent qui sert à la facturation.',
    checked: 'Clé vérifiée.',
    doubt: 'À vérifier',
    holderName: 'Nom et prénom de cette personne',
    relation: 'Lien avec le patient',
    relations: { mother: 'Mère', father: 'Père', guardian: 'Représentant légal' },
    ins: 'INS du patient',
    insMinor: 'INS de l’enfant',
    insHint: 'Son propre numéro d’identité de santé, s’il figure dans votre dossier.',
    addIns: 'Ajouter l’INS du patient',
  },
  earlier: {
    title: (count: number) => `${plural(count, 'demande antérieure', 'demandes antérieures')} pour ce numéro`,
    text: 'De votre pharmacie. Ouvrez-les si elles concernent le même patient ; votre saisie est gardée.',
  },
  consent: {
    intro:
      'À dire au patient avant les photos : un médecin, nommé dans l’avis, lira sa demande et ses photos ; il peut refuser, ou s’y opposer plus tard, sans conséquence pour ses soins.',
    rights: 'J’atteste que les droits du patient à l’assurance maladie sont ouverts ce jour',
    act: 'Le patient consent à la télé-expertise et au partage de ses informations avec le médecin',
    actMinor:
      'Le titulaire de l’autorité parentale consent à la télé-expertise et au partage des informations avec le médecin',
    objection: 'Le patient a été informé qu’il peut s’y opposer à tout moment',
    toldBy: 'Qui l’a informé ?',
    me: (name: string) => `Moi : ${name}`,
    toldHow: 'Comment ?',
    hows: { oral: 'Oralement', written: 'Par écrit' },
    guardian: 'Titulaire de l’autorité parentale qui a consenti',
    guardianHint: 'Nom et prénom.',
    guardianRelation: 'Son lien avec l’enfant',
    sameAsHolder: (name: string) => `Même personne : ${name}`,
    otherUses: 'Autres usages (facultatif)',
    otherUsesHint: 'Sans effet sur la réponse du médecin. Le patient peut changer d’avis.',
    research: researchConsentLabelFr,
    algorithms: 'Le patient consent à l’utilisation de ses données pour l’entraînement d’algorithmes.',
  },
});
