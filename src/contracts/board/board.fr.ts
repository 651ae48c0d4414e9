import { qualityOverridesFr } from '../photos/quality/quality.fr.ts';
import type { overrideReasons } from './board-targets.ts';

/** On the board and in the table one takes from it. */
export const overrideReasonsFr: Readonly<Record<(typeof overrideReasons)[number], string>> = {
  ...qualityOverridesFr,
  'in-words': 'Raison écrite par la pharmacie',
};
