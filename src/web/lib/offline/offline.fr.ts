import { defineTexts } from '../text.ts';

/** What waits on this device, and what became of it. */
export const offlineFr = defineTexts({
  partRefused: 'Une photo ou une saisie de cette demande n’a pas été acceptée. Vérifiez-la, puis renvoyez.',
  photoGone: 'Cette photo n’est plus sur l’appareil. Reprenez-la.',
  conflict: 'Un collègue a modifié cette demande entre-temps. Relisez-la, puis renvoyez.',
});
