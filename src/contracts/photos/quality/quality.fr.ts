import type { PhotoHint, QualityOverride } from './photo-hints.ts';

/** As an adjective of « photo »: « Photo floue ». */
export const hintLabelsFr: Readonly<Record<PhotoHint, string>> = {
  dark: 'trop sombre',
  overexposed: 'surexposée',
  shaken: 'bougée',
  blurred: 'floue',
  noisy: 'granuleuse',
  small: 'plus petite que conseillé',
  'not-dermoscopic': 'sans contour de dermatoscope',
  'looks-dermoscopic': 'prise au dermatoscope, semble-t-il',
};

/** What to do about it. */
export const hintAdviceFr: Readonly<Record<PhotoHint, string>> = {
  dark: 'Plus de lumière : rapprochez-vous d’une fenêtre ou allumez la lampe.',
  overexposed: 'Moins de lumière : éteignez la lampe ou évitez le reflet.',
  shaken: 'Tenez le téléphone à deux mains, coudes au corps, et reprenez.',
  blurred: 'Reculez de 10 cm, touchez la lésion pour faire la mise au point, et reprenez.',
  noisy: 'Plus de lumière : l’image est granuleuse.',
  small: 'Approchez sans zoomer, ou prenez l’appareil photo principal.',
  'not-dermoscopic': 'Posez le dermatoscope sur la peau : son contour rond ne se voit pas.',
  'looks-dermoscopic': 'Photo au dermatoscope ? Sa place est dans « Vue dermoscopique ».',
};

export const qualityOverridesFr: Readonly<Record<QualityOverride, string>> = {
  'patient-moves': 'Le patient ne peut pas rester immobile',
  'hard-place': 'Zone difficile à photographier',
  'no-better-device': 'L’appareil ne fait pas mieux',
  'no-more-light': 'Pas plus de lumière ici',
  'patient-leaving': 'Le patient doit partir',
  'looks-fine': 'La photo me paraît suffisante',
};
