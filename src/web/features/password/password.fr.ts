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
});
