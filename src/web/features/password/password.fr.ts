import { defineTexts } from '#web/lib/text.ts';

export const passwordFr = defineTexts({
  forgotTitle: 'Mot de passe oublié',
  forgotLead: 'Nous vous envoyons un lien pour en choisir un autre.',
  email: 'Adresse e-mail',
  send: 'Recevoir le lien',
  sentTitle: 'Consultez votre messagerie',
  sentText:
    'Si un compte existe à cette adresse, un lien vient d’y être envoyé. Il sert une fois et vaut 30 minutes.',
  chooseTitle: 'Nouveau mot de passe',
  chooseLead: 'Quatre mots sans lien entre eux se retiennent bien et se devinent mal.',
  password: 'Nouveau mot de passe',
  choose: 'Enregistrer',
  chosenTitle: 'Votre mot de passe est changé',
  chosenText: 'Toutes vos sessions sont terminées. Connectez-vous avec le nouveau mot de passe.',
  signIn: 'Se connecter',
  changeTitle: 'Mot de passe',
  changeLead: 'Le changer met fin à vos autres sessions ; vous en êtes prévenu par e-mail.',
  back: 'Mon compte',
  current: 'Mot de passe actuel',
  typeCurrent: 'Saisissez votre mot de passe actuel.',
  change: 'Changer le mot de passe',
  changedTitle: 'Votre mot de passe est changé',
  changedText: 'Vos autres sessions sont terminées.',
  changedOn: (day: string) => `Inchangé depuis le ${day}.`,
  due: 'Votre mot de passe date un peu. Vous pouvez le changer ; il reste valable.',
  reminderTitle: 'Rappel',
  reminderText:
    'Un message dans l’application vous propose de changer de mot de passe. Rien ne vous y oblige.',
  reminder: 'Me le rappeler',
  reminderSaved: 'Rappel enregistré',
  months: (months: number) => (months === 0 ? 'Jamais' : `Tous les ${months} mois`),
});
