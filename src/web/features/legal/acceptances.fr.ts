import { defineTexts } from '#web/lib/text.ts';

export const acceptancesFr = defineTexts({
  title: 'Mes acceptations',
  lead: 'Les textes que vous avez acceptés, et la preuve qui en est gardée.',
  back: 'Mon compte',
  none: 'Vous n’avez encore accepté aucun texte.',
  version: 'Version',
  versionOf: (version: number, day: string) => `${version}, applicable à partir du ${day}`,
  acceptedAt: 'Acceptée le',
  language: 'Langue lue',
  translated: (language: string) => `${language}, en traduction ; le texte français prévaut`,
  hash: 'Empreinte du texte français',
  words: 'Les mots de votre attestation',
  read: 'Lire ce texte tel que vous l’avez accepté',
  readShown: (language: string) => `Lire la traduction (${language})`,
  proofTitle: 'La preuve, vérifiable par un tiers',
  proofLead:
    'Un fichier ZIP des actes de votre compte, acceptations comprises. Il se vérifie sans nous, hors connexion.',
  proof: 'Télécharger la preuve',
});
