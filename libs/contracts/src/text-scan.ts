import { digitGroups } from './text-signs.ts';
import type { DigitGroup } from './text-signs.ts';

/** What {@link scanText} looks for. */
export const FOUND_KINDS = ['id-number', 'bank-card', 'mobile', 'landline', 'email', 'plate'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** Something in a text that says who somebody is. */
export interface FoundText {
  kind: FoundKind;
  /** UTF-16 units, as `slice` takes them. */
  start: number;
  end: number;
  /** Characters as people count them, from 1; the last one included. */
  from: number;
  to: number;
  /** The value with its middle hidden, and a few letters around it. */
  excerpt: string;
}

type Hit = Pick<FoundText, 'kind' | 'start' | 'end'>;

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';
/** Issuer prefixes with the lengths that their cards have. */
const CARDS: readonly [prefix: RegExp, lengths: readonly number[]][] = [
  [/^62/, [16, 17, 18, 19]],
  [/^(4|5[1-5]|2[2-7]|35)/, [16]],
  [/^(60|68|69|84|87|88|94|95|98|99|90|103)/, [16, 17, 18, 19]],
];
/** Ids and digests that programs made: long, and with letters among their digits. */
const MACHINE =
  /(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[0-9]*[a-f])[0-9a-f]{24,128})(?![0-9a-z])/giu;
const ID_WORDS = /(身份证|身份號|证件|證件|id\s*card)[^\n]{0,12}$/iu;
const EMAIL = /[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}/gu;
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Za-hj-np-z][\p{Zs}·•.-]?(?=[A-Za-z]*\d)[A-HJ-NP-Za-hj-np-z0-9]{4,5}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳](?![A-Za-z0-9])/gu;

/**
 * Finds identity numbers, bank cards, telephone numbers, e-mail addresses and licence plates in a text, however they are
 * written: full-width, with blanks or dashes, in Chinese digits, broken by signs that nobody sees. What has a check digit
 * is only found when it fits, so that record numbers and codes are left alone. Linear in the length of the text.
 */
export function scanText(text: string): FoundText[] {
  const readable = text.replace(MACHINE, (id) => '#'.repeat(id.length));
  const hits = [...numbersIn(readable), ...matchesIn(readable)].sort((a, b) => a.start - b.start || b.end - a.end);
  const found: FoundText[] = [];
  let before = 0;
  let counted = 0;
  for (const hit of hits) {
    if (hit.start < (found.at(-1)?.end ?? 0)) continue;
    const from = counted + lettersOf(text.slice(before, hit.start)) + 1;
    const to = from + lettersOf(text.slice(hit.start, hit.end)) - 1;
    [before, counted] = [hit.end, to];
    found.push({ ...hit, from, to, excerpt: excerptOf(text, hit) });
  }
  return found;
}

/** Tries, from each group of digits on, the numbers that end with a group: a part of a longer number is none. */
function numbersIn(text: string): Hit[] {
  const groups = digitGroups(text);
  const hits: Hit[] = [];
  for (let i = 0; i < groups.length; i += 1) {
    const first = groups[i];
    if (!first) continue;
    let best: { hit: Hit; last: number } | undefined;
    let digits = '';
    const parts: number[] = [];
    for (let j = i; j < groups.length; j += 1) {
      const group = groups[j];
      if (!group || (j > i && !group.joined)) break;
      digits += group.digits;
      if (digits.length > 19) break;
      parts.push(group.digits.length);
      const hit = numberOf(text, first, group, digits, parts);
      if (hit) best = { hit, last: j };
    }
    if (!best) continue;
    hits.push(best.hit);
    i = best.last;
  }
  return hits;
}

function numberOf(
  text: string,
  first: DigitGroup,
  last: DigitGroup,
  digits: string,
  parts: readonly number[],
): Hit | null {
  const hit = (kind: FoundKind, end = last.end): Hit => ({ kind, start: first.start, end });
  if (digits.length === 17) {
    const x = /^[\p{Zs}\p{Cf}\p{Pd}.·*_]{0,3}[xXｘＸ×]/u.exec(text.slice(last.end, last.end + 8));
    if (x && isIdNumber(`${digits}X`)) return hit('id-number', last.end + x[0].length);
  }
  if (digits.length === 18 && isIdNumber(digits)) return hit('id-number');
  if ((digits.length === 18 || digits.length === 17) && isIdShape(digits) && saysId(text, first))
    return hit('id-number');
  if (digits.length === 15 && isOldIdNumber(digits) && (isWritten(parts, [[15], [6, 6, 3]]) || saysId(text, first)))
    return hit('id-number');
  if (digits.length >= 16 && isCard(digits) && isGrouped(parts, 4)) return hit('bank-card');
  if (/^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits) && isPhoneWritten(parts, digits.length)) return hit('mobile');
  if (/^0(?:(?:10|2\d)[2-8]\d{7}|[3-9]\d{2}[2-8]\d{6,7})$/.test(digits) && isLandline(parts)) return hit('landline');
  return null;
}

function isIdNumber(id: string): boolean {
  if (!isIdShape(id)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0);
  return CHECK[sum % 11] === id[17];
}

function isIdShape(id: string): boolean {
  return PROVINCES.has(id.slice(0, 2)) && isDay(id.slice(6, 14));
}

function isOldIdNumber(id: string): boolean {
  return PROVINCES.has(id.slice(0, 2)) && isDay(`19${id.slice(6, 12)}`);
}

function isDay(day: string): boolean {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(4, 6)), Number(day.slice(6, 8))];
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || date < 1) return false;
  return date <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Who writes the word before it means it, check digit or not. */
function saysId(text: string, { start }: DigitGroup): boolean {
  return ID_WORDS.test(text.slice(Math.max(0, start - 24), start));
}

function isCard(digits: string): boolean {
  if (!CARDS.some(([prefix, lengths]) => prefix.test(digits) && lengths.includes(digits.length))) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const isSingles = (parts: readonly number[]) => parts.length > 3 && parts.every((size) => size === 1);

/** In one piece, digit by digit, or in pieces of at least `least`, of which the last may be shorter. */
function isGrouped(parts: readonly number[], least: number): boolean {
  return isSingles(parts) || parts.every((size, i) => size >= least || (i === parts.length - 1 && i > 0));
}

function isPhoneWritten(parts: readonly number[], length: number): boolean {
  const [first = 0, ...rest] = parts;
  const body = length > 11 && first <= length - 11 ? rest : parts;
  return isSingles(parts) || body.every((size) => size >= 3);
}

function isLandline(parts: readonly number[]): boolean {
  const [area = 0, ...rest] = parts;
  if (parts.length === 1) return true;
  return isSingles(parts) || (area >= 3 && area <= 4 && rest.every((size) => size >= 3));
}

function isWritten(parts: readonly number[], ways: readonly (readonly number[])[]): boolean {
  return isSingles(parts) || ways.some((way) => way.join() === parts.join());
}

function matchesIn(text: string): Hit[] {
  // Letter by letter, so that every position stays where it was.
  const plain = Array.from({ length: text.length }, (_, i) => {
    const letter = text[i] ?? '';
    const usual = letter < '\u0080' ? letter : letter.normalize('NFKC');
    return usual.length === 1 ? usual : letter;
  }).join('');
  const all = (kind: FoundKind, pattern: RegExp): Hit[] =>
    [...plain.matchAll(pattern)].map((match) => ({ kind, start: match.index, end: match.index + match[0].length }));
  return [...all('email', EMAIL), ...all('plate', PLATE)];
}

function lettersOf(text: string): number {
  return [...text].length;
}

const AROUND = 6;

/** The place without the value: enough to find it again, not enough to copy it on. */
function excerptOf(text: string, { kind, start, end }: Hit): string {
  const letters = [...text.slice(start, end)];
  const keep = kind === 'email' || kind === 'plate' ? 2 : 3;
  const value = `${letters.slice(0, keep).join('')}…${letters.slice(-2).join('')}`;
  const before = [...text.slice(Math.max(0, start - 2 * AROUND), start)].slice(-AROUND).join('').replace(/\d/gu, '#');
  const after = [...text.slice(end, end + 2 * AROUND)].slice(0, AROUND).join('').replace(/\d/gu, '#');
  return `${before}${value}${after}`.replace(/\s+/gu, ' ');
}
