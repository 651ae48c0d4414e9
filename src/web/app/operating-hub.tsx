import { getWaitingWork } from '#contracts/operations/waiting-work.contract.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { operatingFr } from './operating.fr.ts';
import { operatingAreas } from './operating-sections.ts';
import { SectionLinks } from './section-hub.tsx';

const renewMs = 60_000;

/** `/exploitation`: the operator's home; every page of his, and what waits there. The links stand without the numbers. */
export function OperatingHub() {
  const { data: work } = useOperationQuery(getWaitingWork, {}, { refetchInterval: renewMs });
  return (
    <Page documentTitle={operatingFr.title} width="narrow">
      <PageHeader title={operatingFr.title} lead={operatingFr.lead} />
      <Stack gap="loose">
        {operatingAreas.map(({ title, sections }) => (
          <Stack key={title}>
            <h2>{title}</h2>
            <SectionLinks
              label={title}
              sections={sections.map(({ waitingIn, ...section }) => ({
                ...section,
                waiting: work && waitingIn?.(work),
              }))}
            />
          </Stack>
        ))}
      </Stack>
    </Page>
  );
}
