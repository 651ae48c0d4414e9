import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { operatingFr } from './operating.fr.ts';
import { operatingAreas } from './operating-sections.ts';
import { SectionLinks } from './section-hub.tsx';

/** `/exploitation`: the operator's home; every page of his, by what it is about. */
export function OperatingHub() {
  return (
    <Page documentTitle={operatingFr.title} width="narrow">
      <PageHeader title={operatingFr.title} lead={operatingFr.lead} />
      {operatingAreas.map(({ title, sections }) => (
        <Stack key={title}>
          <h2>{title}</h2>
          <SectionLinks label={title} sections={sections} />
        </Stack>
      ))}
    </Page>
  );
}
