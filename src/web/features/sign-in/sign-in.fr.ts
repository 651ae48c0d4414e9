import { defineTexts } from '#web/lib/text.ts';

export const signInFr = defineTexts({
  documentTitle: 'Connexion',
  title: 'Connexion',
  lead: 'Demandez un avis dermatologique à un médecin, et suivez sa réponse.',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  forgotten: 'Mot de passe oublié ?',
  compromised: 'Mon compte est peut-être compromis',
  lostAccess: 'Je n’ai plus accès à mon compte',
  submit: 'Se connecter',
  byPasskey: 'Se connecter avec une clé d’accès',
  demoTitle: 'Comptes de démonstration',
  demoLead: 'Touchez un compte pour entrer. Personnes et dossiers sont fictifs.',
  register: 'Créer un compte',
  reopen: 'Rouvrir un compte fermé',
  operatedBy: (name: string) => `Service exploité par ${name}`,
});
