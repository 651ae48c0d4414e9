import { expect, test } from 'vitest';
import { clarificationWords, commonWords, startWords, tierWords } from './part-words.ts';

test('B-139 a folded part of the rules says its values, as typed where they are no number', () => {
  const draft = {
    'f.startTier': '1',
    'f.openStartTiers': '2, 3',
    'f.tiers.1.takeMinutes': '120',
    'f.tiers.1.answerMinutes': 'long',
    'f.tiers.1.lateAnswer': 'same-tier',
    'f.clarificationReminderHours': '',
    'f.clarificationHours': '72',
    directorAlertHours: '72',
    urgentUnreadMinutes: '30',
    opinionReminderHours: '24, 48',
  };
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  expect(plain(startWords(draft, 'f'))).toBe('Niveau 1 · départs plus hauts : 2 et 3');
  expect(plain(tierWords(draft, 'f.tiers.1', 1))).toBe(
    '2 h pour prendre · long pour répondre · revient dans la file',
  );
  expect(plain(clarificationWords(draft, 'f'))).toBe('Aucun rappel · alerte : 72 h');
  expect(plain(commonWords(draft))).toBe(
    'Demande encore ouverte : 72 h · avis urgent non lu : 30 min · rappels : 24, 48 h',
  );
});
