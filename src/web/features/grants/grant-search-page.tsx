import { type FormEvent, useState } from 'react';
import { findAccount } from '#contracts/moderation/measure.contract.ts';
import { AppLink, useGo } from '#web/lib/app-link.tsx';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card, Page, PageHeader } from '#web/ui/page.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { grantsFr } from './grants.fr.ts';

const texts = grantsFr.operator;

/** Operator: one account by its exact address; there is no list of accounts. */
export function GrantSearchPage() {
  const go = useGo();
  const [email, setEmail] = useState('');
  const find = useOperationMutation(findAccount, {
    onSuccess: ({ accountId }) => go(`/exploitation/autorisations/${accountId}`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!find.isPending) find.mutate({ body: { email } });
  };
  const error = find.error ? (fieldMessagesOf(find.error)['email'] ?? sentenceOf(find.error)) : undefined;
  return (
    <Page documentTitle={texts.title} width="narrow">
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        back={<AppLink to="/exploitation">{texts.back}</AppLink>}
      />
      <Card title={texts.search}>
        <form className="c-stack" onSubmit={submit} noValidate>
          <TextField
            label={texts.address}
            type="email"
            autoComplete="off"
            maxLength={254}
            value={email}
            onChange={setEmail}
            error={error}
          />
          <div>
            <Button type="submit" look="primary" icon="search" isBusy={find.isPending}>
              {texts.find}
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  );
}
