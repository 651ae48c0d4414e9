/** Refusals of the routing policy, with the sentences shown to the medical director. */
export const routingErrorsFr = {
  'routing.impossible': 'Certaines valeurs ne sont pas possibles. Voyez les champs signalés.',
  'routing.nothing_changed': 'Rien n’a changé par rapport aux règles qui seront en vigueur à cette date.',
  'routing.effect_in_past': 'Choisissez une date à venir : les règles ne changent pas le passé.',
  'routing.effect_too_far': 'Choisissez une date dans l’année qui vient.',
  'routing.changed_meanwhile':
    'Les règles ont été modifiées entre-temps. Relisez-les, puis refaites votre changement.',
} as const;
export type RoutingErrorCode = keyof typeof routingErrorsFr;

/** What is wrong at a field of a policy. */
export const routingProblemsFr = {
  'routing.start_not_above': 'Seuls des niveaux au-dessus du départ habituel peuvent être demandés.',
  'routing.ladder_too_long':
    'Les délais de prise de tous les niveaux dépassent ensemble l’alerte à la direction médicale.',
  'routing.clarification_too_long': 'Ce délai dépasse l’alerte à la direction médicale.',
  'routing.reminders_not_ascending': 'Chaque rappel vient après le précédent.',
  'routing.reminder_too_late': 'Un rappel vient avant la fin du délai.',
} as const;
export type RoutingProblemCode = keyof typeof routingProblemsFr;

/** Minutes of service in words: « 45 min », « 2 h », « 1 h 30 ». */
export function serviceTimeFr(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}\u00A0min`;
  return rest === 0 ? `${hours}\u00A0h` : `${hours}\u00A0h\u00A0${String(rest).padStart(2, '0')}`;
}

type Details = Readonly<Record<string, string | number>>;

const formNames: Readonly<Record<string, string>> = { peau: 'peau', 'grain-de-beaute': 'grain de beauté' };

const waitSentences: Readonly<Record<string, (wait: string) => string>> = {
  'not-taken': (wait) => `après ${wait} sans preneur`,
  'not-answered': (wait) => `après ${wait} sans réponse du médecin`,
};

/**
 * Why the routing did this, in one sentence, from the act as the archive keeps it; undefined where the act has no reason of
 * the policy, or was kept before reasons were (version 1 of the entry).
 */
export function explainRoutingFr(kind: string, details: Details): string | undefined {
  if (kind === 'submit') return explainStart(details);
  if (kind === 'escalate') return explainEscalation(details);
  if (kind !== 'alert-age') return undefined;
  if (details['reason'] === 'clarification-silent') return 'la pharmacie n’a pas répondu aux précisions';
  return details['reason'] === 'older-than-limit' ? 'l’attente est longue' : undefined;
}

function explainStart({ start, form, toTier }: Details): string | undefined {
  if (typeof start !== 'string' || typeof toTier !== 'number') return undefined;
  if (start === 'asked') return `démarré au niveau ${toTier} à la demande de la pharmacie`;
  const name = formNames[String(form)];
  return name === undefined || toTier === 1
    ? `démarré au niveau ${toTier}`
    : `démarré au niveau ${toTier}\u00A0: ${name}`;
}

function explainEscalation({ reason, waitedMinutes, fromTier, toTier, to }: Details): string | undefined {
  if (typeof reason !== 'string') return undefined;
  const move = moveFr(Number(fromTier), Number(toTier), to === 'unanswered');
  if (reason === 'nobody-left') return `${move}\u00A0: aucun médecin disponible au niveau ${fromTier}`;
  if (typeof waitedMinutes !== 'number') return undefined;
  const wait = waitSentences[reason]?.(serviceTimeFr(waitedMinutes));
  return wait === undefined ? undefined : `${move} ${wait}`;
}

function moveFr(from: number, to: number, isEnd: boolean): string {
  if (isEnd) return 'direction médicale alertée';
  return from === to ? `remis dans la file du niveau ${to}` : `monté au niveau ${to}`;
}

/** The same as a sentence of its own. */
export function routingSentenceFr(kind: string, details: Details): string | undefined {
  const words = explainRoutingFr(kind, details);
  return words === undefined ? undefined : words.charAt(0).toUpperCase() + words.slice(1);
}
