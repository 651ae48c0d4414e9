import './legal.css';
import { useState } from 'react';
import { type LegalKind, usualNoticeDays } from '#contracts/legal/legal.vocabulary.ts';
import { useNow } from '#web/lib/use-now.ts';
import { Button } from '#web/ui/button.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { LongTextField, SelectField, TextField } from '#web/ui/text-field.tsx';
import { languageName } from './legal.fr.ts';
import { dayOf } from './legal-words.ts';
import { firstDayAfter, parisDay, parisMidnight } from './paris-day.ts';
import { PublishCheck } from './publish-check.tsx';
import { publishingFr } from './publishing.fr.ts';
import { StartingPoints } from './starting-points.tsx';
import type { DraftProblems, Publishing, VersionDraft } from './version-draft.ts';

const languages = ['fr', 'en', 'de', 'es', 'it', 'pt', 'nl', 'ar'];

/** What the server would refuse, said before. */
function problemsOf(draft: VersionDraft, now: Date): DraftProblems {
  const isFrench = draft.language === 'fr';
  const isEarly = isFrench && draft.effect < firstDayAfter(now, usualNoticeDays);
  return {
    ...(draft.text.trim() ? {} : { text: publishingFr.missingText }),
    ...(draft.summary.trim() ? {} : { summary: publishingFr.missingSummary }),
    ...(isFrench && draft.effect < parisDay(now) ? { effect: publishingFr.missingEffect } : {}),
    ...(isEarly && draft.earlyReason.trim().length < 10 ? { earlyReason: publishingFr.missingReason } : {}),
  };
}

/** writes the next version, then has it read again with its differences before anybody is told. */
export function PublishForm({ kind, publishing }: { kind: LegalKind; publishing: Publishing }) {
  const now = useNow();
  const empty = (): VersionDraft => ({
    kind,
    language: 'fr',
    text: '',
    summary: '',
    effect: firstDayAfter(now, usualNoticeDays),
    earlyReason: '',
  });
  const [draft, setDraft] = useState(empty);
  const [problems, setProblems] = useState<DraftProblems>({});
  const [isChecking, setIsChecking] = useState(false);
  const change = (part: Partial<VersionDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setProblems((before) => without(before, Object.keys(part)));
  };
  const check = () => {
    const found = problemsOf(draft, now);
    setProblems(found);
    setIsChecking(Object.keys(found).length === 0);
  };
  if (isChecking) {
    return (
      <PublishCheck
        draft={draft}
        publishing={publishing}
        onBack={(refused = {}) => {
          setProblems(refused);
          setIsChecking(false);
        }}
        onPublished={() => {
          setDraft(empty());
          setIsChecking(false);
        }}
      />
    );
  }
  return (
    <Card title={publishingFr.prepare}>
      <Stack>
        <StartingPoints draft={draft} publishing={publishing} onStart={(text) => change({ text })} />
        <DraftFields draft={draft} problems={problems} now={now} onChange={change} />
        <div>
          <Button look="primary" onClick={check}>
            {publishingFr.check}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}

function without(problems: DraftProblems, names: readonly string[]): DraftProblems {
  return Object.fromEntries(Object.entries(problems).filter(([name]) => !names.includes(name)));
}

type DraftFieldsProps = {
  draft: VersionDraft;
  problems: DraftProblems;
  now: Date;
  onChange: (part: Partial<VersionDraft>) => void;
};

function DraftFields({ draft, problems, now, onChange }: DraftFieldsProps) {
  const texts = publishingFr;
  const soonest = firstDayAfter(now, usualNoticeDays);
  const isFrench = draft.language === 'fr';
  return (
    <>
      <SelectField
        label={texts.language}
        hint={texts.languageHint}
        options={languages.map((value) => ({ value, label: languageName(value) }))}
        value={draft.language}
        onChange={(language) => onChange({ language })}
      />
      <div className="c-legal-editor">
        <LongTextField
          label={texts.text}
          hint={texts.textHint}
          rows={18}
          maxLength={300_000}
          lang={draft.language}
          value={draft.text}
          onChange={(text) => onChange({ text })}
          error={problems.text}
        />
      </div>
      <LongTextField
        label={texts.summary}
        hint={texts.summaryHint}
        maxLength={2_000}
        value={draft.summary}
        onChange={(summary) => onChange({ summary })}
        error={problems.summary}
      />
      {isFrench && (
        <DateField
          label={texts.effect}
          hint={texts.effectHint(dayOf(parisMidnight(soonest).toISOString()))}
          value={draft.effect}
          onChange={(effect) => onChange({ effect })}
          error={problems.effect}
        />
      )}
      {isFrench && draft.effect !== '' && draft.effect < soonest && (
        <TextField
          label={texts.reason}
          hint={texts.reasonHint}
          maxLength={2_000}
          value={draft.earlyReason}
          onChange={(earlyReason) => onChange({ earlyReason })}
          error={problems.earlyReason}
        />
      )}
    </>
  );
}
