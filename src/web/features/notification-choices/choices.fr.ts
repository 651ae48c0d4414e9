import { defineTexts } from '#web/lib/text.ts';

export const choicesFr = defineTexts({
  title: 'Mes notifications',
  lead: 'Par quel moyen et à quelles heures vous prévenir.',
  back: 'Mon compte',
  by: 'Me prévenir par',
  always: 'Toujours par e-mail.',
  atNight: 'Aussi pendant mes heures calmes',
  required:
    'Ce que la loi ou les conditions imposent de vous dire (sécurité du compte, mesures, conditions) part toujours par e-mail, à toute heure.',
  noContent: 'Aucun message ne contient de donnée de santé ni de nom de patient.',
  quietTitle: 'Mes heures calmes',
  quietLabel: 'Avoir des heures calmes',
  quietHint: 'Rien ne vous est envoyé pendant ces heures ; ce qui vaut encore part à la fin.',
  from: 'De',
  until: 'À',
  save: 'Enregistrer',
  saved: 'Vos notifications sont enregistrées.',
  readAgain: 'Relire les réglages',
  testTitle: 'Essayer',
  testText: 'Un message d’essai part tout de suite, même pendant vos heures calmes.',
  tests: { mail: 'Essayer l’e-mail', sms: 'Essayer le SMS', push: 'Essayer la notification' },
  tested: 'Le message d’essai est parti.',
});
