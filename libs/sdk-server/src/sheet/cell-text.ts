/** Longest text that is made plain: one letter can become eighteen, so a long cell is not worked through. */
const LONGEST_WORD = 200;
const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet's calendar, with the leap day of 1900 that never was; and of the old Macintosh's. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const EXACT_DIGITS = 15;

/** Full-width letters and digits as plain ones, without blanks around. */
export const plainText = (text: string): string => text.trim().slice(0, LONGEST_WORD).normalize('NFKC').trim();

/** A code: blanks inside it, and the apostrophe that keeps a spreadsheet from counting with it, are no part of it. */
export const plainCode = (text: string): string => plainText(text).replace(/^'|\s+/g, '');

/** A text that a spreadsheet would run as a formula, with an apostrophe before it, which spreadsheets do not show. */
export const safeText = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** The text as it was before {@link safeText}. */
export const unsafeText = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

/** A number as a workbook stores it, in plain digits; `rounded` when it has more of them than a spreadsheet keeps. */
export function numberText(stored: string): { text: string; rounded: boolean } {
  const number = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(number)) return { text: stored, rounded: false };
  if (Number.isInteger(number)) {
    const text = BigInt(number).toString();
    return { text, rounded: text.replace('-', '').length > EXACT_DIGITS };
  }
  return { text: String(Number(number.toPrecision(EXACT_DIGITS))), rounded: false };
}

/** A spreadsheet's day number as a date, or date and time, or time of day. */
export function dateText(stored: string, from1904 = false): string {
  const number = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(number) || number < 0 || number > 2_958_466) return stored;
  const at = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.round((number * DAY_MS) / 1000) * 1000);
  const [day = '', time = ''] = at.toISOString().split('T');
  const clock = time.slice(0, time.startsWith('00:00:00') ? 0 : time.slice(6, 8) === '00' ? 5 : 8);
  if (number < 1 && !from1904) return clock || '00:00';
  return clock ? `${day} ${clock}` : day;
}

/** Whether a number format shows a date or a time: it has such letters outside of quotes and brackets. */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_./gi, '');
  return /[ymdhs年月日]/i.test(bare) && !/general/i.test(bare);
}

/** Formats without a code of their own that are dates, in the spreadsheets of China too. */
export const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
