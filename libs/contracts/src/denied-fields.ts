import { DENIED_RULES, PERSONAL_MEASURE } from './denied-rules.ts';
import type { Manifest } from './manifest.ts';

/** Why a name is refused: the rule (words for it: `privacy.denied.<rule>`), and the part of the name that says so. */
export interface Denied {
  rule: string;
  word: string;
}

/** Ids of all rules, in the order of the list. */
export const DENIED_RULE_IDS: readonly string[] = DENIED_RULES.map(({ id }) => id);

interface Pattern {
  rule: string;
  words: RegExp;
  chinese: RegExp;
  exact: ReadonlySet<string>;
  exceptWords: RegExp | null;
  exceptChinese: RegExp | null;
}

const HAN = /\p{Script=Han}/u;
const UNUSUAL: Readonly<Record<string, string>> = {
  證: '证',
  號: '号',
  碼: '码',
  車: '车',
  臉: '脸',
  軌: '轨',
  戶: '户',
  機: '机',
  動: '动',
};

const PATTERNS: readonly Pattern[] = DENIED_RULES.map(({ id, words, chinese, exact = [], except = [] }) => {
  const exceptChinese = except.filter((phrase) => HAN.test(phrase));
  const exceptWords = except.filter((phrase) => !HAN.test(phrase));
  return {
    rule: id,
    words: phrasesOf(words),
    chinese: new RegExp(longestFirst(chinese).join('|')),
    exact: new Set(exact),
    exceptWords: exceptWords.length > 0 ? phrasesOf(exceptWords, 'g') : null,
    exceptChinese: exceptChinese.length > 0 ? new RegExp(exceptChinese.join('|'), 'g') : null,
  };
});

/**
 * Whether a field, column, list or category of this name must not exist (`id_card`, `faceEmbedding`, 身份证号, `sfzh`). Names
 * in snake_case, camelCase, kebab-case, pinyin and Chinese; `within` is the table or list it stands in, so that `score` in
 * `resident` is what it is.
 */
export function deniedField(name: string, within?: string): Denied | null {
  return find(name) ?? (within === undefined ? null : measureOfPerson(`${within} ${name}`));
}

function find(name: string): Denied | null {
  const plain = name.normalize('NFKC').slice(0, 200);
  const forms = [...new Set([spaced(plain), spaced(plain.toLowerCase())])];
  const chinese = chineseOf(plain);
  for (const { rule, words, exceptWords, chinese: parts, exact, exceptChinese } of PATTERNS) {
    for (const form of forms) {
      const hit = words.exec(exceptWords ? form.replace(exceptWords, ' . ') : form);
      if (hit) return { rule, word: hit[0] };
    }
    if (chinese === '') continue;
    if (exact.has(chinese)) return { rule, word: chinese };
    const hit = parts.exec(exceptChinese ? chinese.replace(exceptChinese, ' ') : chinese);
    if (hit) return { rule, word: hit[0] };
  }
  return measureOfPerson(plain);
}

function measureOfPerson(name: string): Denied | null {
  const hit = PERSONAL_MEASURE.words.exec(spaced(name)) ?? PERSONAL_MEASURE.chinese.exec(chineseOf(name));
  return hit ? { rule: 'score-or-rank', word: hit[0] } : null;
}

/** What a manifest names that must not exist: its tables, columns, and the nouns of its permissions. */
export function deniedInManifest({ permissions, data }: Manifest): (Denied & { where: string })[] {
  const named: [where: string, name: string, within?: string][] = [
    ...permissions.map(({ id }): [string, string] => [`permission ${id}`, id.split('.').slice(1).join(' ')]),
    ...data.scopedTables.map(({ table }): [string, string] => [table, table]),
    ...data.personalData.flatMap(({ table, columns }) =>
      columns.map((column): [string, string, string] => [`${table}.${column}`, column, table]),
    ),
    ...data.freeText.map(({ table, column }): [string, string, string] => [`${table}.${column}`, column, table]),
  ];
  return named.flatMap(([where, name, within]) => {
    const denied = deniedField(name, within);
    return denied ? [{ where, ...denied }] : [];
  });
}

/** `faceID2` → `face id`: words in lower case with a blank between them. */
function spaced(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

function chineseOf(name: string): string {
  return [...name]
    .filter((letter) => HAN.test(letter) || /[A-Z]/.test(letter))
    .map((letter) => UNUSUAL[letter] ?? letter)
    .join('');
}

/** Phrases at the bounds of words; inside of one the blanks may be missing, at its end a plural may stand. */
function phrasesOf(phrases: readonly string[], flags = ''): RegExp {
  const sources = longestFirst(phrases).map((phrase) => phrase.replaceAll(' ', ' ?'));
  return new RegExp(`(?<![a-z])(?:${sources.join('|')})(?:s|es)?(?![a-z])`, flags);
}

function longestFirst(phrases: readonly string[]): string[] {
  return [...phrases].sort((a, b) => b.length - a.length);
}
