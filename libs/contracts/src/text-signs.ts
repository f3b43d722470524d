/** Digits in a row, as somebody may have written them: 138, １３８, 一三八, or each on its own with blanks between. */
export interface DigitGroup {
  digits: string;
  /** Where it stands in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** What stands between the group before and this one is no more than a blank or a dash: they may be one number. */
  joined: boolean;
}

const CHINESE_DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  ['〇零○', '一壹幺', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((letters, digit) =>
    [...letters].map((letter) => [letter, String(digit)]),
  ),
);
/** Shows nothing, so that a number broken by it reads like one. */
const INVISIBLE = /[\p{Cf}\p{Mn}\p{Me}\u115F\u1160\u3164]/u;
/** What people put between the parts of one number. A line break or a colon is none of it. */
const BETWEEN = /[\p{Zs}\t\p{Pd}_.·•‧∙。/\\*、,'’`´~|()（）[\]【】]/u;
const MOST_BETWEEN = 3;

/** Groups of digits in a text. Chinese digits and the others never stand in one group: 另一138… is not a number of 12. */
export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let between: number = Number.POSITIVE_INFINITY;
  let kind = '';
  let open: DigitGroup | undefined;
  for (let at = 0; at < text.length;) {
    const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const next = at + letter.length;
    const chinese = CHINESE_DIGITS[letter];
    const digits = chinese ?? plainDigits(letter);
    if (digits !== '') {
      const now = chinese === undefined ? 'digit' : 'chinese';
      if (open && between === 0 && now === kind) {
        open.digits += digits;
        open.end = next;
      } else {
        open = { digits, start: at, end: next, joined: between <= MOST_BETWEEN };
        groups.push(open);
      }
      kind = now;
      between = 0;
    } else if (!INVISIBLE.test(letter)) {
      between = BETWEEN.test(letter) ? between + 1 : Number.POSITIVE_INFINITY;
    }
    at = next;
  }
  return groups;
}

/** The digits that a letter stands for: of any script, full-width, circled or raised. Empty when it is none. */
function plainDigits(letter: string): string {
  if (letter >= '0' && letter <= '9') return letter;
  if (letter < '\u0080') return '';
  const plain = letter.normalize('NFKC');
  if (/^[0-9]+$/.test(plain)) return plain;
  if (!/^\p{Nd}$/u.test(plain)) return '';
  // Ten in a row make the digits of a script: count back to its zero.
  let value = 0;
  for (let code = plain.codePointAt(0) ?? 0; value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - 1)); code -= 1)
    value += 1;
  return String(value);
}
