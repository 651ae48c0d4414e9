import { z } from 'zod';

const us = 'ce service';

/** Every cookie the server sets, with what it is for: none but what the service cannot do without. */
export const ownCookies = [
  {
    name: 'consilia_session',
    duration: 'jusqu’à la déconnexion ou la fermeture du navigateur',
    purpose: 'reconnaître votre session',
    who: us,
  },
  {
    name: 'consilia_psc',
    duration: 'une heure',
    purpose: 'mener à bien une connexion par Pro Santé Connect, si vous en demandez une',
    who: us,
  },
  {
    name: 'consilia_device',
    duration: 'un an',
    purpose: 'reconnaître cet appareil, et vous prévenir d’une connexion depuis un autre',
    who: us,
  },
  {
    name: 'consilia_passkey',
    duration: 'cinq minutes',
    purpose: 'terminer une connexion par clé d’accès dans le navigateur où elle a commencé',
    who: us,
  },
] as const;

/** What the pages keep in the browser's storage, which is no cookie but listed with them. */
export const deviceStore = {
  name: 'consilia-offline',
  duration: 'jusqu’à l’envoi ou la déconnexion, 72 heures au plus sans contact avec le service',
  purpose: 'garder chiffrés, sans réseau, la demande, ses photos et son envoi (officines)',
  who: us,
} as const;

/** Set by the page itself, and only where the operator added trackers: it keeps the choice about them. */
export const choiceCookie = {
  name: 'consilia_choix',
  duration: 'six mois',
  purpose: 'retenir votre choix sur les traceurs qui ne sont pas nécessaires',
  who: us,
} as const;

/** CNIL: a choice is asked again after six months. In seconds. */
export const choiceLifeSeconds = 182 * 24 * 3600;

/** What an operator adds beside the necessary ones; its script is loaded only once somebody has accepted it. */
export const trackerSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,30}$/),
  /** Name of the cookie, as browsers show it. */
  name: z.string().min(1).max(80),
  purpose: z.string().min(1).max(300),
  duration: z.string().min(1).max(80),
  who: z.string().min(1).max(120),
  script: z.url({ protocol: /^https$/ }).max(500),
});
export type Tracker = z.infer<typeof trackerSchema>;
