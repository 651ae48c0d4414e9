/** Source of unpredictable bytes; injectable so that tests can be repeated, `crypto.randomBytes` everywhere else. */
export type RandomBytes = (size: number) => Buffer;
