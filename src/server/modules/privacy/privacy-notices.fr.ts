import { defineNotice } from '../audit/public.ts';
import { reopeningNotices } from './reopening/reopening-notices.fr.ts';

const day = (iso: string) =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(new Date(iso));

export const closingNotice = defineNotice<{ purgeAt: string; certificatePath: string }>({
  kind: 'privacy.closing',
  subject: () => 'Fermeture de votre compte demandée',
  paragraphs: ({ purgeAt }) => [
    `La fermeture de votre compte a été demandée. Il sera effacé le ${day(purgeAt)}.`,
    'Jusque-là, connectez-vous pour revenir sur cette décision. Si vous n’êtes pas à l’origine de la demande, faites-le dès maintenant.',
    'Le lien ci-dessous donne le certificat d’effacement, avant et après cette date. Gardez-le.',
  ],
  page: ({ certificatePath }) => ({ label: 'Certificat d’effacement', path: certificatePath }),
});

export const restoredNotice = defineNotice<Record<string, never>>({
  kind: 'privacy.restored',
  subject: () => 'Votre compte reste ouvert',
  paragraphs: () => ['La fermeture de votre compte est annulée. Rien n’a été effacé.'],
});

export const privacyNotices = [closingNotice, restoredNotice, ...reopeningNotices] as const;
