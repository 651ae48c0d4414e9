import { legalKindsFr } from '#contracts/legal/legal.fr.ts';
import type { LegalKind } from '#contracts/legal/legal.vocabulary.ts';
import { defineNotice } from '../audit/public.ts';

const day = (iso: string) =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(new Date(iso));

type Announced = { kind: string; effectiveAt: string; requiresAcceptance: boolean };

/** B-017: in the application and by mail, with the day of effect. */
export const termsAnnouncedNotice = defineNotice<Announced>({
  kind: 'legal.announced',
  subject: ({ kind }) => `Nouvelle version : ${legalKindsFr[kind as LegalKind]}`,
  paragraphs: ({ effectiveAt, requiresAcceptance }) => [
    `Une nouvelle version de ce texte s’applique à partir du ${day(effectiveAt)}.`,
    'Vous pouvez la lire dès maintenant et voir ce qui change.',
    ...(requiresAcceptance
      ? [
          'À cette date, l’application vous demandera de l’accepter. Si vous la refusez, vous pourrez emporter vos données et fermer votre compte.',
        ]
      : []),
  ],
  page: ({ kind }) => ({ label: 'Lire les versions de ce texte', path: `/textes/${kind}/versions` }),
});

type Withdrawn = { kind: string; effectiveAt: string };

/** What was announced does not come. */
export const termsWithdrawnNotice = defineNotice<Withdrawn>({
  kind: 'legal.withdrawn',
  subject: ({ kind }) => `Version retirée : ${legalKindsFr[kind as LegalKind]}`,
  paragraphs: ({ effectiveAt }) => [
    `La version annoncée pour le ${day(effectiveAt)} est retirée : elle ne s’appliquera pas.`,
    'Le texte en vigueur aujourd’hui continue de s’appliquer. Vous n’avez rien à faire.',
  ],
  page: ({ kind }) => ({ label: 'Lire les versions de ce texte', path: `/textes/${kind}/versions` }),
});

export const legalNotices = [termsAnnouncedNotice, termsWithdrawnNotice] as const;
