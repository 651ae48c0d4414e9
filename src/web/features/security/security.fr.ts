import { defineTexts } from '#web/lib/text.ts';

export const securityFr = defineTexts({
  title: 'Sécurité du compte',
  lead: 'Ce qui protège l’accès à votre compte.',
  back: 'Mon compte',
  factorTitle: 'Second facteur',
  factorOff:
    'Une application sur votre téléphone donne un code à six chiffres, demandé après le mot de passe. Un mot de passe volé ne suffit alors plus.',
  factorOn: 'Le code de votre application est demandé à chaque connexion.',
  factorBoth: 'Après le mot de passe, le code de votre application ou une clé d’accès est demandé.',
  factorPasskey:
    'Vos clés d’accès servent de second facteur. Une application de codes peut s’y ajouter, pour le jour où vous n’avez pas votre appareil.',
  addTotp: 'Ajouter une application de codes',
  removeTotp: 'Retirer l’application de codes',
  codesLeft: (count: number) =>
    count === 0
      ? 'Vous n’avez plus de code de secours.'
      : count === 1
        ? 'Il vous reste un code de secours.'
        : `Il vous reste ${count} codes de secours.`,
  password: 'Votre mot de passe',
  typePassword: 'Saisissez votre mot de passe.',
  begin: 'Ajouter un second facteur',
  scan: 'Scannez ce dessin avec votre application, puis saisissez le code qu’elle affiche.',
  qrLabel: 'Code QR à scanner avec votre application',
  secret: 'Ou saisissez cette clé dans l’application',
  code: 'Code à six chiffres',
  confirm: 'Vérifier le code',
  gateLead: 'Saisissez le code de votre application, ou l’un de vos codes de secours.',
  gateCode: 'Code',
  gateSubmit: 'Terminer la connexion',
  missingLead:
    'Votre compte donne accès à des données de santé : un mot de passe volé ne doit pas suffire à les ouvrir.',
  codesTitle: 'Vos codes de secours',
  codesText:
    'Gardez-les hors de ce téléphone. Chacun sert une fois, si vous perdez l’application. Ils ne seront plus affichés.',
  codesFile: 'consilia-codes-de-secours.txt',
  download: 'Télécharger les codes',
  print: 'Imprimer',
  codesDone: 'C’est noté, continuer',
  renew: 'Créer de nouveaux codes',
  remove: 'Retirer le second facteur',
  cancel: 'Annuler',
  doubtTitle: 'Un doute sur votre compte ?',
  doubtText: 'Regardez où il est ouvert. Si quelqu’un d’autre a pu y entrer, fermez tout en un geste.',
  toConnections: 'Voir mes connexions',
  toCompromised: 'Mon compte est peut-être compromis',
});
