import './phrases.css';
import { useState } from 'react';
import {
  listOwnPhrases,
  listSharedPhrases,
  type OwnPhrase,
  type PhraseContent,
} from '#contracts/phrases/phrase.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { PhraseForm } from './phrase-form.tsx';
import { OwnPhrases, SharedPhrases, StarterPhrases } from './phrase-lists.tsx';
import { phrasesFr } from './phrases.fr.ts';

type Writing = { phrase: OwnPhrase | undefined; first: PhraseContent };
type Tab = 'own' | 'shared' | 'starter';

const newTemplate: PhraseContent = {
  kind: 'template',
  family: 'other',
  title: '',
  findings: '',
  hypotheses: [],
  pharmacistAdvice: '',
  treatmentAdvice: '',
  referral: 'none',
  referralWithin: 'none',
  followUp: '',
  photoLimits: '',
  freeText: '',
};
const newPhrase: PhraseContent = {
  kind: 'phrase',
  family: 'other',
  title: '',
  part: 'pharmacistAdvice',
  text: '',
};

/** A doctor's own wording: written, shared, copied, taken back; and something to start from. */
export function PhrasesPage() {
  const toast = useToast();
  const [tab, setTab] = useState<Tab>('own');
  const [writing, setWriting] = useState<Writing>();
  const own = useOperationQuery(listOwnPhrases, {});
  const shared = useOperationQuery(listSharedPhrases, {}, { enabled: tab === 'shared' });
  const write = (first: PhraseContent, phrase?: OwnPhrase) => setWriting({ first, phrase });
  if (writing) {
    const done = () => {
      setWriting(undefined);
      setTab('own');
    };
    const leave = (typed: PhraseContent) => {
      const isChanged = JSON.stringify(typed) !== JSON.stringify(writing.first);
      setWriting(undefined);
      if (isChanged) {
        const again = { ...writing, first: typed };
        toast({ message: phrasesFr.form.left, onUndo: () => setWriting(again) });
      }
    };
    return <PhraseForm {...writing} onDone={done} onLeave={leave} />;
  }
  return (
    <Page documentTitle={phrasesFr.title}>
      <PageHeader
        title={phrasesFr.title}
        lead={phrasesFr.lead}
        back={<AppLink to="/file">{phrasesFr.toQueue}</AppLink>}
        side={
          <span className="c-row">
            <Button look="primary" icon="plus" onClick={() => write(newTemplate)}>
              {phrasesFr.newTemplate}
            </Button>
            <Button icon="plus" onClick={() => write(newPhrase)}>
              {phrasesFr.newPhrase}
            </Button>
          </span>
        }
      />
      <Tabs<Tab>
        label={phrasesFr.tabs}
        tabs={[
          { id: 'own', label: phrasesFr.own },
          { id: 'shared', label: phrasesFr.shared },
          { id: 'starter', label: phrasesFr.starter },
        ]}
        chosen={tab}
        onChoose={setTab}
      >
        <Stack>
          {tab === 'own' && <OwnPhrases list={own} onEdit={(phrase) => write(phrase.content, phrase)} />}
          {tab === 'shared' && <SharedPhrases list={shared} />}
          {tab === 'starter' && <StarterPhrases onUse={(content) => write(content)} />}
        </Stack>
      </Tabs>
    </Page>
  );
}
