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

export const qualityOverridesFr: Readonly<Record<QualityOverride, string>> = {
  'patient-moves': 'Le patient ne peut pas rester immobile',
  'hard-place': 'Zone difficile à photographier',
  'no-better-device': 'L’appareil ne fait pas mieux',
  'no-more-light': 'Pas plus de lumière ici',
  'patient-leaving': 'Le patient doit partir',
  'looks-fine': 'La photo me paraît suffisante',
};
