import { lookUpRegister, type VerificationView } from '#contracts/professionals/verification.contract.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { DefinitionList } from '#web/ui/content.tsx';
import { formatDay } from '#web/ui/format.fr.ts';
import { Card, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { professionalsFr } from './professionals.fr.ts';

const texts = professionalsFr.record.register;

/** what the national register says, beside what was declared. */
export function RegisterCard({ view, reload }: { view: VerificationView; reload: () => Promise<unknown> }) {
  const ask = useOperationMutation(lookUpRegister, { onSuccess: () => reload() });
  const { lookup, verificationId } = view;
  return (
    <Card
      title={texts.title}
      side={
        <Button
          icon="search"
          isBusy={ask.isPending}
          onClick={() => ask.mutate({ params: { verificationId } })}
        >
          {texts.ask}
        </Button>
      }
    >
      <Stack gap="tight">
        {ask.error && (
          <Notice tone="fault" isAlert>
            {sentenceOf(ask.error)}
          </Notice>
        )}
        {lookup === null && <p className="soft">{texts.never}</p>}
        {lookup && <Answer lookup={lookup} />}
      </Stack>
    </Card>
  );
}

function Answer({ lookup }: { lookup: NonNullable<VerificationView['lookup']> }) {
  const { professional } = lookup;
  return (
    <>
      <p className="small soft">{texts.asOf(formatDay(lookup.asOf))}</p>
      {!professional && <Notice tone="attention">{texts.absent}</Notice>}
      {professional && (
        <>
          {!professional.isActive && <Notice tone="attention">{texts.inactive}</Notice>}
          <DefinitionList
            columns={2}
            items={[
              {
                term: texts.name,
                value: (
                  <Compared
                    text={`${professional.givenNames} ${professional.familyName}`}
                    isSame={lookup.isNameAlike}
                  />
                ),
              },
              {
                term: texts.profession,
                value: (
                  <Compared
                    text={texts.professions[professional.professionCode] ?? professional.professionCode}
                    isSame={lookup.isProfessionRight}
                  />
                ),
              },
              { term: texts.skills, value: professional.skillCodes.join(', ') },
              {
                term: texts.places,
                value: professional.practices
                  .map(
                    ({ mode, name, postalCode, city, country }) =>
                      `${texts.modes[mode]} : ${name}, ${postalCode} ${city}${texts.countries[country]}`,
                  )
                  .join('\n'),
              },
            ]}
          />
        </>
      )}
    </>
  );
}

function Compared({ text, isSame }: { text: string; isSame: boolean }) {
  return (
    <>
      {text}
      <br />
      <span className="small soft">{isSame ? texts.same : texts.other}</span>
    </>
  );
}
