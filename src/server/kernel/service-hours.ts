import { Temporal } from 'temporal-polyfill';

/**
 * The clock of deadlines: it runs only while the service is open, in the operator's zone, across clock changes. It
 * does not know public holidays.
 */
export type ServiceHours = {
  /** ISO weekdays the service is open: 1 is Monday, 7 is Sunday. */
  readonly days: readonly number[];
  /** `HH:MM` of the zone. */
  readonly opensAt: string;
  /** `HH:MM` of the zone, after `opensAt`; `24:00` is midnight at the end of the day. */
  readonly closesAt: string;
  /** IANA name. */
  readonly zone: string;
};

/** Monday to Saturday, 8 h – 20 h, in metropolitan France. */
export const defaultServiceHours: ServiceHours = {
  days: [1, 2, 3, 4, 5, 6],
  opensAt: '08:00',
  closesAt: '20:00',
  zone: 'Europe/Paris',
};

type Day = { startAt: number; opensAt: number; closesAt: number };

type Schedule = {
  hours: ServiceHours;
  isOpenOn: readonly boolean[];
  /** Open milliseconds of any seven days in a row, or undefined when a clock change may fall inside the hours. */
  weekLength: number | undefined;
  days: Map<number, Day>;
};

const dayLength = 86_400_000;
const minuteLength = 60_000;
const keptDays = 4_000;
const longestMinutes = 10 * 366 * 24 * 60;
const keptSchedules = 64;
const schedules = new Map<string, Schedule>();

/**
 * The instant when `minutes` (0 to ten years, fractions allowed) of service time have passed since `from`. Outside the
 * hours the clock waits for the next opening; a result may stand exactly at closing time.
 * @throws RangeError when hours or minutes are impossible.
 */
export function addServiceTime(from: Date, minutes: number, hours: ServiceHours): Date {
  if (!(minutes >= 0 && minutes <= longestMinutes)) throw new RangeError('minutes out of range');
  const schedule = scheduleOf(hours);
  let remaining = Math.round(minutes * minuteLength);
  let start = from.getTime();
  let epochDay = epochDayAt(schedule, start);
  for (;;) {
    if (isOpen(schedule, epochDay)) {
      const day = dayOf(schedule, epochDay);
      start = Math.max(start, day.opensAt);
      const available = day.closesAt - start;
      if (available >= remaining) return new Date(start + remaining);
      remaining -= Math.max(0, available);
    }
    epochDay += 1;
    const weeks = wholeWeeksIn(schedule, remaining);
    epochDay += 7 * weeks;
    remaining -= weeks * (schedule.weekLength ?? 0);
  }
}

/** Minutes of service time between two instants (fractions possible); 0 when `until` is not after `from`. */
export function serviceMinutesBetween(from: Date, until: Date, hours: ServiceHours): number {
  const schedule = scheduleOf(hours);
  const [start, end] = [from.getTime(), until.getTime()];
  if (Number.isNaN(start) || Number.isNaN(end)) throw new RangeError('invalid date');
  if (end <= start) return 0;
  const lastDay = epochDayAt(schedule, end);
  let open = 0;
  let epochDay = epochDayAt(schedule, start);
  while (epochDay <= lastDay) {
    if (isOpen(schedule, epochDay)) {
      const day = dayOf(schedule, epochDay);
      open += Math.max(0, Math.min(end, day.closesAt) - Math.max(start, day.opensAt));
    }
    epochDay += 1;
    if (schedule.weekLength !== undefined && lastDay - epochDay > 7) {
      const weeks = Math.floor((lastDay - epochDay) / 7);
      open += weeks * schedule.weekLength;
      epochDay += 7 * weeks;
    }
  }
  return open / minuteLength;
}

/** True while the service is open: from opening (included) to closing (excluded). */
export function isWithinServiceHours(at: Date, hours: ServiceHours): boolean {
  const schedule = scheduleOf(hours);
  const epochDay = epochDayAt(schedule, at.getTime());
  if (!isOpen(schedule, epochDay)) return false;
  const day = dayOf(schedule, epochDay);
  return at.getTime() >= day.opensAt && at.getTime() < day.closesAt;
}

/** `at` itself while the service is open, else the next opening. The closing moment is outside. */
export function nextOpeningAt(at: Date, hours: ServiceHours): Date {
  const opensAt = addServiceTime(at, 0, hours);
  // The clock of deadlines may stand at closing time.
  return isWithinServiceHours(opensAt, hours)
    ? opensAt
    : addServiceTime(new Date(opensAt.getTime() + 1), 0, hours);
}

/** The instant a day of the calendar (`YYYY-MM-DD`) begins in a zone. */
export function startOfCivilDay(day: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).epochMilliseconds);
}

/** Weeks that can be skipped at once while something remains to count afterwards. */
function wholeWeeksIn(schedule: Schedule, remaining: number): number {
  return schedule.weekLength === undefined ? 0 : Math.max(0, Math.ceil(remaining / schedule.weekLength) - 1);
}

function isOpen(schedule: Schedule, epochDay: number): boolean {
  return schedule.isOpenOn[(((epochDay + 3) % 7) + 7) % 7] === true;
}

/** The day of the zone's calendar, found among kept day starts: offsets are less than a day, so two steps suffice. */
function epochDayAt(schedule: Schedule, time: number): number {
  if (Number.isNaN(time)) throw new RangeError('invalid date');
  let epochDay = Math.floor(time / dayLength);
  while (time < dayOf(schedule, epochDay).startAt) epochDay -= 1;
  while (time >= dayOf(schedule, epochDay + 1).startAt) epochDay += 1;
  return epochDay;
}

function dayOf(schedule: Schedule, epochDay: number): Day {
  const kept = schedule.days.get(epochDay);
  if (kept !== undefined) return kept;
  const { hours } = schedule;
  const made = {
    startAt: instantOf(epochDay, '00:00', hours.zone),
    opensAt: instantOf(epochDay, hours.opensAt, hours.zone),
    closesAt: instantOf(epochDay, hours.closesAt, hours.zone),
  };
  if (schedule.days.size >= keptDays) schedule.days.clear();
  schedule.days.set(epochDay, made);
  return made;
}

function instantOf(epochDay: number, time: string, zone: string): number {
  if (time === '24:00') return instantOf(epochDay + 1, '00:00', zone);
  return new Temporal.PlainDate(1970, 1, 1)
    .add({ days: epochDay })
    .toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

function scheduleOf(hours: ServiceHours): Schedule {
  const key = `${hours.zone} ${hours.opensAt} ${hours.closesAt} ${hours.days.join()}`;
  const known = schedules.get(key);
  if (known !== undefined) return known;
  const opensAt = minutesOf(hours.opensAt);
  const closesAt = minutesOf(hours.closesAt);
  const isOpenOn = [1, 2, 3, 4, 5, 6, 7].map((weekday) => hours.days.includes(weekday));
  const openDays = isOpenOn.filter(Boolean).length;
  if (openDays === 0 || opensAt >= closesAt) throw new RangeError('service hours never open');
  // French clocks change between 2 h and 3 h: hours that begin at 4 h or later have the same length every day.
  const isSteady = opensAt >= 240;
  const schedule: Schedule = {
    hours,
    isOpenOn,
    weekLength: isSteady ? openDays * (closesAt - opensAt) * minuteLength : undefined,
    days: new Map(),
  };
  if (schedules.size >= keptSchedules) schedules.clear();
  schedules.set(key, schedule);
  return schedule;
}

function minutesOf(time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/.exec(time);
  if (match === null) throw new RangeError('times are written HH:MM');
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
