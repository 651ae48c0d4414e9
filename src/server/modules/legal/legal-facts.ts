// What an operator says of itself in the legal texts (B-004, A-101, A-118); comes from the configuration.

/** A value is a text, or a list of lines; an empty value leaves its optional block out. */
export type LegalFacts = Readonly<Record<string, string>>;

/** For the demo and for tests: fictional, and says so. */
export const fictionalFacts: LegalFacts = {
  'instance.name': 'Consilia',
  'operator.name': 'Exploitant de démonstration',
  'operator.form': 'société fictive',
  'operator.capital': '1 000 €',
  'operator.address': '1 rue de l’Exemple, 75000 Villefictive',
  'operator.registration': 'RCS fictif 000 000 000',
  'operator.publisher': 'Direction de la publication (fictive)',
  'operator.phone': '+33 1 00 00 00 00',
  'operator.email': 'exploitant@demo.invalid',
  'support.email': 'assistance@demo.invalid',
  'host.name': 'Hébergeur fictif',
  'host.address': '2 rue de l’Exemple, 75000 Villefictive',
  'host.hdsCertificate': 'HDS-0000 (fictif)',
  'host.hdsExpiry': '31 décembre 2030',
  'dpo.name': 'Délégué fictif',
  'dpo.email': 'dpo@demo.invalid',
  'court.city': 'Villefictive',
};

const coverage = /^[ \t]*<!--[\s\S]*?-->[ \t]*\n?/gm;
const inlineComment = /<!--[\s\S]*?-->/g;
const block = /\{\{#([\w.-]+)\}\}([\s\S]*?)\{\{\/\1\}\}/g;
const placeholder = /\{\{([\w.-]+)\}\}/g;

const versionDate = 'version.date';

/** Puts in the day of effect, known only when a version is published. */
export function dateText(text: string, effectiveAt: Date): string {
  const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
  return text.replaceAll(`{{${versionDate}}}`, day.format(effectiveAt));
}

/**
 * Fills a shipped text: `{{name}}` by its value, `{{#name}}…{{/name}}` kept only when the value is there; notes about
 * covered rules go. A placeholder without a value stays, for `missingFactsOf` to find.
 */
export function fillText(source: string, facts: LegalFacts): string {
  const hasAny = (name: string) =>
    Object.entries(facts).some(
      ([key, value]) => value !== '' && (key === name || key.startsWith(`${name}.`)),
    );
  return source
    .replaceAll(coverage, '')
    .replaceAll(inlineComment, '')
    .replaceAll(block, (_all, name: string, inner: string) => (hasAny(name) ? inner : ''))
    .replaceAll(placeholder, (all: string, name: string) => {
      if (name === versionDate) return all;
      return facts[name] ?? all;
    })
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** Names of the facts that a text still asks for; such a text must not be published. */
export function missingFactsOf(text: string): string[] {
  const names = [...text.matchAll(placeholder)].map(([, name]) => name as string);
  return [...new Set(names)].filter((name) => name !== versionDate).sort();
}
