import type { FieldProps } from './field.tsx';
import { formatClock } from './format.fr.ts';
import { SelectField } from './text-field.tsx';

const halfHours = Array.from({ length: 48 }, (_, at) => {
  return `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`;
});

type TimeFieldProps = FieldProps & {
  /** `HH:MM`; `24:00` is the end of the day. */
  value: string;
  onChange: (time: string) => void;
  /** The end of a stretch: from half past midnight to midnight at the end of the day. */
  isEnd?: boolean;
};

/** A time of the day, by half hours: a native list, which reads « 19 h 30 » on every device. */
export function TimeField({ value, onChange, isEnd = false, ...field }: TimeFieldProps) {
  const offered = isEnd ? [...halfHours.slice(1), '24:00'] : halfHours;
  const times = offered.includes(value) ? offered : [...offered, value].sort();
  return (
    <SelectField
      {...field}
      value={value}
      onChange={onChange}
      options={times.map((time) => ({ value: time, label: formatClock(time) }))}
    />
  );
}
