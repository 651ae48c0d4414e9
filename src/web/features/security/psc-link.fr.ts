import { defineTexts } from '#web/lib/text.ts';

export const pscLinkFr = defineTexts({
  documentTitle: 'Pro Santé Connect',
  title: 'Pro Santé Connect',
  lead: 'Ouvrez votre compte avec votre e-CPS ou votre carte de professionnel.',
  notOffered: 'La connexion par Pro Santé Connect n’est pas proposée pour votre compte.',
  notLinked: 'Votre compte n’est pas lié.',
  how: 'Votre numéro RPPS et votre profession doivent être ceux de ce compte. Un message vous est envoyé.',
  link: 'Lier mon compte',
  linkedOn: (day: string) => `Lié le ${day}`,
  practice: (name: string) => `Lieu d’exercice de cette connexion : ${name}`,
  remove: 'Retirer le lien',
});
