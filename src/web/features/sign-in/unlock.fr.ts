import { defineTexts } from '#web/lib/text.ts';

export const unlockFr = defineTexts({
  lead: 'Saisissez votre mot de passe pour reprendre là où vous en étiez. Ce que vous avez saisi est toujours là.',
  password: 'Mot de passe',
  empty: 'Saisissez votre mot de passe.',
  wrong: 'Ce mot de passe n’est pas le vôtre. Après cinq essais, la session se ferme.',
  submit: 'Déverrouiller',
  passkey: 'Déverrouiller avec une clé d’accès',
  psc: 'Déverrouiller avec Pro Santé Connect',
  signOut: 'Ce n’est pas votre session ? Se déconnecter',
});
