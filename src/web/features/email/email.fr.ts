import { defineTexts } from '#web/lib/text.ts';

export const emailFr = defineTexts({
  title: 'Adresse e-mail',
  lead: 'Elle sert à vous connecter et à vous écrire.',
  back: 'Mon compte',
  current: 'Adresse actuelle',
  change: 'Changer d’adresse',
  changeText:
    'Un lien est envoyé à la nouvelle adresse. Rien ne change tant qu’il n’est pas ouvert ; l’ancienne adresse en est prévenue.',
  newEmail: 'Nouvelle adresse e-mail',
  password: 'Votre mot de passe',
  ask: 'Envoyer le lien',
  pendingTitle: 'Changement en attente',
  pendingText: (email: string, until: string) =>
    `Si elle peut servir, un lien a été envoyé à ${email}. Il vaut jusqu’à ${until}.`,
  cancel: 'Annuler le changement',
  cancelled: 'Changement annulé',
  confirmTitle: 'Confirmer une adresse',
  confirmLead: 'Cette adresse servira désormais à vous connecter.',
  confirm: 'Confirmer cette adresse',
  confirmedTitle: 'Votre nouvelle adresse est enregistrée',
  confirmedText: 'Connectez-vous désormais avec elle. L’ancienne en est prévenue.',
  undoTitle: 'Rétablir votre adresse',
  undoLead:
    'Si vous n’avez pas changé l’adresse de votre compte, rétablissez celle-ci. Les sessions sont fermées, le mot de passe ne sert plus, l’assistance est prévenue.',
  undo: 'Ce n’est pas moi, rétablir',
  undoneTitle: 'Votre compte est protégé',
  undoneText: 'Votre adresse est rétablie. Un e-mail vous y attend pour choisir un nouveau mot de passe.',
  notRestoredText:
    'Les sessions sont fermées et l’assistance est prévenue, mais cette adresse sert maintenant à un autre compte. L’assistance reprendra contact avec vous.',
  signIn: 'Se connecter',
});
