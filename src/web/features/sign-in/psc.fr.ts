import { defineTexts } from '#web/lib/text.ts';

export const pscFr = defineTexts({
  button: 'Se connecter avec Pro Santé Connect',
  documentTitle: 'Pro Santé Connect',
  title: 'Connexion par Pro Santé Connect',
  choiceTitle: 'Choisir le lieu d’exercice',
  choiceLead: 'Le lieu choisi vaut pour cette connexion.',
  choose: 'Choisir ce lieu',
  withoutAddress: 'Adresse non renseignée',
  checking: 'Vérification de votre identité',
  failedTitle: 'Vous n’êtes pas connecté',
  again: 'Recommencer avec Pro Santé Connect',
  otherWay: 'Se connecter autrement',
  unknownTitle: 'Aucun compte ne vous correspond encore',
  unknownText:
    'Pro Santé Connect a confirmé votre identité, mais elle n’est liée à aucun compte. Si vous avez un compte, connectez-vous autrement, puis liez-le dans « Mon compte ». Sinon, inscrivez-vous.',
  linkedTitle: 'Votre compte est lié',
  linkedText: 'Vous pourrez vous connecter avec Pro Santé Connect.',
  toAccount: 'Revenir à mon compte',
});
