import { type FormEvent, useState } from 'react';
import { searchCases } from '#contracts/cases/case-view.contract.ts';
import { nirErrorsFr } from '#contracts/values/nir.fr.ts';
import { parseNir } from '#contracts/values/nir.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { LinkCards } from '#web/ui/content.tsx';
import { NirField } from '#web/ui/nir-field.tsx';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { listFr } from './list.fr.ts';
import { RequestCard } from './request-card.tsx';

/** Finds the requests of one number; it travels in a request body, never in an address. */
export function NirSearch({ now, onClose }: { now: Date; onClose: () => void }) {
  const [nir, setNir] = useState('');
  const [error, setError] = useState<string>();
  const search = useOperationMutation(searchCases);
  const texts = listFr.search;
  const run = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseNir(nir);
    setError(parsed.ok ? undefined : nirErrorsFr[parsed.code]);
    if (parsed.ok) search.mutate({ body: { billingNir: nir } });
  };
  const found = search.data?.items;
  return (
    <Card>
      <form onSubmit={run} noValidate>
        <Stack>
          <NirField
            label={texts.label}
            hint={texts.hint}
            value={nir}
            onChange={setNir}
            error={error ?? (search.error ? sentenceOf(search.error) : undefined)}
          />
          <Row>
            <Button type="submit" look="primary" icon="search" isBusy={search.isPending}>
              {texts.run}
            </Button>
            <Button look="quiet" onClick={onClose}>
              {texts.close}
            </Button>
          </Row>
        </Stack>
      </form>
      <div role="status">
        {found && <p className="soft">{found.length === 0 ? texts.none : texts.results(found.length)}</p>}
      </div>
      {found && found.length > 0 && (
        <LinkCards label={texts.results(found.length)}>
          {found.map((item) => (
            <RequestCard key={item.caseId} item={item} now={now} />
          ))}
        </LinkCards>
      )}
    </Card>
  );
}
