import { mostRanges, type OwnRange } from '#contracts/availability/availability.ts';
import { Button } from '#web/ui/button.tsx';
import { MultiChoiceField } from '#web/ui/choice-field.tsx';
import { Card, Columns, Stack } from '#web/ui/page.tsx';
import { TimeField } from '#web/ui/time-field.tsx';
import { availabilityFr as fr, weekdaysFr } from './availability.fr.ts';

const days = weekdaysFr.map((label, at) => ({ value: String(at + 1), label }));

type RangesProps = {
  ranges: readonly OwnRange[];
  errors: Readonly<Record<string, string>>;
  onChange: (ranges: OwnRange[]) => void;
};

/** Stretches of the week: days to tap, from and until. */
export function RangeFields({ ranges, errors, onChange }: RangesProps) {
  const change = (place: number, part: Partial<OwnRange>) =>
    onChange(ranges.map((range, at) => (at === place ? { ...range, ...part } : range)));
  return (
    <Stack>
      {ranges.map((range, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no name but its place; nothing reorders them.
        <Card key={at} level={3} isQuiet title={fr.range(at + 1)}>
          <Stack>
            <MultiChoiceField
              label={fr.days}
              columns={2}
              choices={days}
              values={range.days.map(String)}
              onChange={(values) => change(at, { days: values.map(Number) })}
              error={errors[`hours.${at}.days`]}
            />
            <Columns kind="2">
              <TimeField
                label={fr.from}
                value={range.from}
                onChange={(from) => change(at, { from })}
                error={errors[`hours.${at}.from`]}
              />
              <TimeField
                label={fr.until}
                isEnd
                value={range.until}
                onChange={(until) => change(at, { until })}
                error={errors[`hours.${at}.until`]}
              />
            </Columns>
            {ranges.length > 1 && (
              <div>
                <Button icon="trash" onClick={() => onChange(ranges.filter((_, place) => place !== at))}>
                  {fr.removeRange(at + 1)}
                </Button>
              </div>
            )}
          </Stack>
        </Card>
      ))}
      {ranges.length < mostRanges && (
        <div>
          <Button
            icon="plus"
            onClick={() => onChange([...ranges, { days: [6], from: '09:00', until: '12:00' }])}
          >
            {fr.addRange}
          </Button>
        </div>
      )}
    </Stack>
  );
}
