import { useRef, useState } from 'react';
import { FieldGroup, type FieldProps } from './field.tsx';
import { uiFr } from './ui.fr.ts';

export type DateParts = { day: string; month: string; year: string };

/** `YYYY-MM-DD` of an existing day, `''` when all parts are empty, undefined when incomplete or impossible. */
export function dateOfParts({ day, month, year }: DateParts): string | undefined {
  if (day === '' && month === '' && year === '') {
    return '';
  }
  if (day === '' || month === '' || year.length !== 4) {
    return undefined;
  }
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/** The three parts of `YYYY-MM-DD`, or three empty ones. */
export function partsOfDate(iso: string): DateParts {
  const [year = '', month = '', day = ''] = iso.split('-');
  return { day, month, year };
}

const partNames = ['day', 'month', 'year'] as const;
const lengths = { day: 2, month: 2, year: 4 } as const;
const birthdayTokens = { day: 'bday-day', month: 'bday-month', year: 'bday-year' } as const;

type DateFieldProps = FieldProps & {
  /** `YYYY-MM-DD` or `''`. */
  value: string;
  /** Called with an existing day, or `''` while the date is empty or not yet one. */
  onChange: (iso: string) => void;
  /** Whether it is the birth date of the person who types (browsers may then fill it in). */
  isOwnBirthday?: boolean;
};

/** A day in three boxes (day, month, year): quicker and surer than a calendar for a birth date. */
export function DateField({ value, onChange, isOwnBirthday = false, ...field }: DateFieldProps) {
  const [parts, setParts] = useState(() => partsOfDate(value));
  const [hasLeft, setHasLeft] = useState(false);
  const reported = useRef(value);
  const boxes = useRef<Partial<Record<keyof DateParts, HTMLInputElement | null>>>({});
  if (value !== reported.current) {
    reported.current = value;
    setParts(partsOfDate(value));
  }

  const change = (name: keyof DateParts, typed: string) => {
    const digits = typed.replace(/\D/g, '').slice(0, lengths[name]);
    const next = { ...parts, [name]: digits };
    setParts(next);
    const iso = dateOfParts(next) ?? '';
    if (iso !== reported.current) {
      reported.current = iso;
      onChange(iso);
    }
    const following = partNames[partNames.indexOf(name) + 1];
    if (following && digits.length === lengths[name] && digits.length > parts[name].length) {
      boxes.current[following]?.select();
    }
  };

  const isImpossible = hasLeft && parts.year.length === 4 && dateOfParts(parts) === undefined;
  return (
    <FieldGroup {...field} error={field.error ?? (isImpossible ? uiFr.impossibleDate : undefined)}>
      {(ids) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: only notices that focus has left all three boxes.
        <div
          className="c-date"
          onBlur={(event) => setHasLeft(!event.currentTarget.contains(event.relatedTarget))}
        >
          {partNames.map((name) => (
            <label key={name} className={`c-date__part c-date__part--${name}`}>
              <span className="small soft">{uiFr[name]}</span>
              <input
                ref={(element) => {
                  boxes.current[name] = element;
                }}
                className="c-input"
                inputMode="numeric"
                autoComplete={isOwnBirthday ? birthdayTokens[name] : 'off'}
                placeholder={{ day: 'JJ', month: 'MM', year: 'AAAA' }[name]}
                maxLength={lengths[name]}
                value={parts[name]}
                aria-invalid={ids['aria-invalid']}
                aria-describedby={ids['aria-describedby']}
                onChange={(event) => change(name, event.target.value)}
              />
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}
