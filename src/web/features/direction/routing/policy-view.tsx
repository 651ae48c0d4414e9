import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import { serviceTimeFr } from '#contracts/cases/routing.fr.ts';
import { type RoutingPolicy, routedForms } from '#contracts/cases/routing-policy.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { DefinitionList, Table } from '#web/ui/content.tsx';
import { Columns, Stack } from '#web/ui/page.tsx';
import { LadderFigure } from './ladder-figure.tsx';
import { routingFr } from './routing.fr.ts';
import { commonLines, formLines, lateWords, type RuleLine } from './routing-lines.ts';

/** One version, read: for each form its ladder and its figures, then what holds for both. */
export function PolicyView({ policy }: { policy: RoutingPolicy }) {
  return (
    <Stack gap="loose">
      <Columns kind="2">
        {routedForms.map((form) => (
          <FormRules key={form} policy={policy} form={form} />
        ))}
      </Columns>
      <Stack>
        <h3>{routingFr.common}</h3>
        <DefinitionList columns={2} items={definitionsOf(commonLines(policy))} />
      </Stack>
    </Stack>
  );
}

function definitionsOf(lines: readonly RuleLine[]) {
  return lines.map(({ label, value }) => ({ term: label, value }));
}

function FormRules({ policy, form }: { policy: RoutingPolicy; form: FormId }) {
  const { tiers } = policy.forms[form];
  return (
    <Stack>
      <h3>{routingFr.forms[form]}</h3>
      <LadderFigure policy={policy} form={form} />
      <Table<ExpertTier>
        caption={routingFr.caption(routingFr.forms[form])}
        rows={expertTiers}
        rowKey={String}
        columns={[
          { id: 'tier', title: routingFr.tier, cell: (tier) => tier },
          { id: 'take', title: routingFr.take, cell: (tier) => serviceTimeFr(tiers[tier].takeMinutes) },
          { id: 'answer', title: routingFr.answer, cell: (tier) => serviceTimeFr(tiers[tier].answerMinutes) },
          { id: 'late', title: routingFr.late, cell: (tier) => lateWords(tiers[tier].lateAnswer, tier) },
        ]}
      />
      <DefinitionList items={definitionsOf(formLines(policy, form))} />
    </Stack>
  );
}
