import { defineTexts } from '#web/lib/text.ts';

export const connectionsFr = defineTexts({
  title: 'Mes connexions',
  lead: 'Les appareils où votre compte est ouvert en ce moment.',
  back: 'Mon compte',
  list: 'Connexions ouvertes',
  current: 'Cet appareil',
  locked: 'Verrouillée',
  since: (when: string) => `Ouverte ${when}`,
  last: (when: string) => `Dernière activité ${when}`,
  end: 'Mettre fin',
  endNamed: (device: string) => `Mettre fin à la connexion ${device}`,
  ended: 'La connexion a pris fin.',
  endOthers: 'Mettre fin à toutes les autres',
  othersEnded: 'Toutes les autres connexions ont pris fin.',
  onlyThis: 'Votre compte n’est ouvert nulle part ailleurs.',
  doubtTitle: 'Une connexion n’est pas la vôtre ?',
  doubtText: 'Mettez-y fin, puis signalez que votre compte est peut-être compromis.',
  doubtLink: 'Mon compte est peut-être compromis',
});

export const compromisedFr = defineTexts({
  title: 'Mon compte est peut-être compromis',
  lead: 'Un mot de passe vu par quelqu’un, un appareil perdu, une connexion que vous ne reconnaissez pas.',
  whatTitle: 'Ce qui se passera',
  keeps: 'Vos demandes, vos avis et vos brouillons restent.',
  declare: 'Tout fermer et prévenir l’assistance',
  doneTitle: 'C’est fait',
  doneText:
    'Toutes vos connexions ont pris fin et l’assistance est prévenue. Ouvrez le message envoyé à votre adresse e-mail pour choisir un nouveau mot de passe.',
  noMail: 'Pas de message ? Demandez-en un autre',
  outTitle: 'Vous pouvez encore vous connecter ?',
  outText: 'Connectez-vous, puis revenez ici : un seul bouton ferme tout et prévient l’assistance.',
  signIn: 'Se connecter',
  shutTitle: 'Vous ne pouvez plus vous connecter ?',
  shutText: 'Choisissez un nouveau mot de passe : toutes les connexions prennent alors fin.',
  reset: 'Choisir un nouveau mot de passe',
  contactText:
    'Votre adresse e-mail aussi est touchée ? Écrivez ou téléphonez à l’exploitant : ses coordonnées sont dans les',
  contact: 'mentions légales',
});

export const compromisedSteps = [
  'Toutes vos connexions prennent fin, celle-ci comprise.',
  'L’assistance est prévenue en priorité et regarde ce qui s’est passé.',
  'Un lien pour choisir un nouveau mot de passe part à votre adresse e-mail.',
] as const;
