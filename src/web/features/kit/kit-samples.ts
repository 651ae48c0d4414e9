import type { Difference, TimelineItem } from '#web/ui/content.tsx';
import type { Step } from '#web/ui/steps.tsx';

/** Made-up material for the kit page. */
export const steps: readonly Step[] = [
  { id: 'reason', label: 'Motif', state: 'done' },
  { id: 'patient', label: 'Patient', state: 'fault' },
  { id: 'clinical', label: 'Clinique', state: 'current' },
  { id: 'photos', label: 'Photos', state: 'to-come' },
  { id: 'review', label: 'Relire', state: 'to-come' },
];

export const timeline: readonly TimelineItem[] = [
  { id: '1', at: '2026-11-23T09:12:00Z', title: 'Demande envoyée', who: 'Camille Essai', icon: 'send' },
  { id: '2', at: '2026-11-23T09:48:00Z', title: 'Un médecin a pris la demande', icon: 'person' },
  {
    id: '3',
    at: '2026-11-23T10:05:00Z',
    title: 'Avis reçu',
    icon: 'mail',
    body: 'À lire et à remettre au patient.',
  },
];

export const differences: readonly Difference[] = [
  { id: '1', label: 'Ancienneté', before: 'Inconnue', after: 'Environ six mois' },
];

const drawing = (skin: string, spot: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="1500"><rect width="2000" height="1500" fill="${skin}"/><ellipse cx="1040" cy="730" rx="260" ry="210" fill="${spot}"/><ellipse cx="1120" cy="670" rx="90" ry="70" fill="#3b2119"/></svg>`,
  )}`;

export const photos = [
  { id: 'a', name: 'Vue d’ensemble', url: drawing('#d9a98a', '#7a4a36') },
  { id: 'b', name: 'Vue rapprochée', url: drawing('#c98f6c', '#6b3d2c') },
  { id: 'c', name: 'Dermoscopie', url: drawing('#8a5a3f', '#4a2a1d') },
];
