import { useState } from 'react';
import { type Absence, mostAbsences } from '#contracts/availability/availability.ts';
import { Button, IconButton } from '#web/ui/button.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { formatPlainDay } from '#web/ui/format.fr.ts';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { availabilityFr as fr } from './availability.fr.ts';

type AbsencesProps = {
  absences: readonly Absence[];
  error: string | undefined;
  onChange: (absences: Absence[]) => void;
};

const nothing: Absence = { fromOn: '', untilOn: '' };

/** Whole days away: those noted, and one more to add. */
export function AbsencesCard({ absences, error, onChange }: AbsencesProps) {
  const [typed, setTyped] = useState(nothing);
  const [isRefused, setIsRefused] = useState(false);
  const add = () => {
    const untilOn = typed.untilOn || typed.fromOn;
    const isRight = typed.fromOn !== '' && typed.fromOn <= untilOn;
    setIsRefused(!isRight);
    if (!isRight) return;
    onChange([...absences, { fromOn: typed.fromOn, untilOn }]);
    setTyped(nothing);
  };
  return (
    <Card title={fr.absencesTitle}>
      <Stack>
        <p className="soft">{fr.absencesHint}</p>
        {absences.length === 0 && <p>{fr.noAbsence}</p>}
        {absences.map((absence) => (
          <Row key={`${absence.fromOn} ${absence.untilOn}`} isApart>
            <span>{fr.absence(formatPlainDay(absence.fromOn), formatPlainDay(absence.untilOn))}</span>
            <IconButton
              icon="trash"
              label={fr.removeAbsence(formatPlainDay(absence.fromOn))}
              onClick={() => onChange(absences.filter((other) => other !== absence))}
            />
          </Row>
        ))}
        {absences.length < mostAbsences && (
          <>
            <DateField
              label={fr.absenceFrom}
              value={typed.fromOn}
              onChange={(fromOn) => setTyped({ ...typed, fromOn })}
              error={isRefused ? fr.absenceIncomplete : error}
              isOptional
            />
            <DateField
              label={fr.absenceUntil}
              value={typed.untilOn}
              onChange={(untilOn) => setTyped({ ...typed, untilOn })}
              isOptional
            />
            <div>
              <Button icon="plus" onClick={add}>
                {fr.addAbsence}
              </Button>
            </div>
          </>
        )}
      </Stack>
    </Card>
  );
}
