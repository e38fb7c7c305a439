// Text of a field with a format -> whether it is well formed: the predicates behind the "format" keyword of the schemas.

const NUMBERED = /^[A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*-[0-9]{1,15}$/;
const NAMED = /^[A-Z][A-Z0-9]*-[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u;
const PREFIX = /^[A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*$/;
const HANDLE = /^@[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u;
const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const MONTH = /^([0-9]{4})-(?:0[1-9]|1[0-2])$/;
const PART_OF_YEAR = /^([0-9]{4})-(?:Q[1-4]|H[12])$/;
const YEAR = /^([0-9]{4})$/;
const DURATION = /^[0-9]{1,4}(?:\.[0-9]{1,3})?[dwmq]$/;
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
// Whitespace, control characters, quotes, angle brackets, backslash, caret, backquote, braces and bar have no place in an address.
const NOT_IN_URL = /[\s\p{Cc}"<>\\^`{|}]/u;
const NOT_IN_PATH = /[\p{Cc}"<>\\|?*:]/u;

/** The years that a document may speak of; a number outside is a slip of the pen. */
const inRange = (year: string | undefined): boolean => {
  const value = Number(year);
  return value >= 1900 && value <= 2999;
};

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

const isDate = (text: string): boolean => {
  const match = DATE.exec(text);
  if (!match || !inRange(match[1])) return false;
  const month = Number(match[2]);
  const day = Number(match[3]);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(Number(match[1]), month);
};

const isPeriod = (text: string): boolean =>
  isDate(text) || inRange((MONTH.exec(text) ?? PART_OF_YEAR.exec(text) ?? YEAR.exec(text))?.[1]);

const isId = (text: string): boolean => NUMBERED.test(text);

// A name ends in a letter, a mark or a digit, so that the full stop after it in running text stays outside.
const endsWell = (text: string): boolean => !/[._-]$/.test(text);

const isNameId = (text: string): boolean => isId(text) || (NAMED.test(text) && endsWell(text));

const isHandle = (text: string): boolean => HANDLE.test(text) && endsWell(text);

const isUrl = (text: string): boolean => {
  if (text === '' || NOT_IN_URL.test(text)) return false;
  const scheme = SCHEME.exec(text);
  // Without a scheme it is a path relative to the file; "//host" would silently leave it.
  if (!scheme) return !text.startsWith('//');
  const rest = text.slice(scheme[0].length);
  const name = scheme[1]?.toLowerCase();
  if (name === 'mailto') return /^[^@/?#]+@[^@/?#]+(?:\?.*)?$/.test(rest);
  return (name === 'http' || name === 'https') && /^\/\/[^/?#]/.test(rest);
};

const isPath = (text: string): boolean =>
  text.trim() === text && text !== '' && !text.startsWith('/') && !NOT_IN_PATH.test(text);

/**
 * The formats of the schemas by name. Each predicate takes any text, never throws and reads it a bounded number of times.
 *
 * - `prd-id`: PREFIX-NUMBER; the prefix may carry a product's name (`PAY-REQ-12`)
 * - `prd-name-id`: the same, or PREFIX-name (`TEAM-checkout`)
 * - `prd-prefix`: what may stand before the last hyphen of an id
 * - `prd-date`: a real day, YYYY-MM-DD, from 1900 to 2999
 * - `prd-period`: a day, a month, a quarter, a half or a year
 * - `prd-duration`: a number of days, weeks, months or quarters (`1.5w`)
 * - `prd-handle`: `@` and a name
 * - `prd-party`: a handle, or the id of a team
 * - `prd-url`: an http, https or mailto address, or a relative path without spaces
 * - `prd-path`: a relative path with forward slashes
 */
export const formats = {
  'prd-id': isId,
  'prd-name-id': isNameId,
  'prd-prefix': (text: string): boolean => PREFIX.test(text),
  'prd-date': isDate,
  'prd-period': isPeriod,
  'prd-duration': (text: string): boolean => DURATION.test(text) && Number(text.slice(0, -1)) > 0,
  'prd-handle': isHandle,
  'prd-party': (text: string): boolean => isHandle(text) || isNameId(text),
  'prd-url': isUrl,
  'prd-path': isPath,
} as const satisfies Record<string, (text: string) => boolean>;

/** The name of a format, as it stands in a schema. */
export type FormatName = keyof typeof formats;
