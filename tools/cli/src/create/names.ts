import { RESERVED_PLUGIN_IDS, deniedField, pluginIdSchema } from '@linli/contracts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import { formsOf, inSentence, pluralOf, titleOf, type WordForms } from './words.ts';

/** Words that PostgreSQL does not take as the name of a table without quotes. */
const SQL_WORDS = new Set(
  (
    'all analyse analyze and any array as asc asymmetric authorization between binary both case cast check collate ' +
    'collation column concurrently constraint create cross current default deferrable desc distinct do else end except ' +
    'false fetch for foreign freeze from full grant group having ilike in initially inner intersect into is isnull join ' +
    'lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or order outer ' +
    'overlaps placing primary references returning right select similar some symmetric table tablesample then to ' +
    'trailing true union unique user using variadic verbose when where window with'
  ).split(' '),
);
/** Files and routes of every plugin that are no noun's. */
const TAKEN_NOUNS = new Set(
  'api contract css definition demo idempotency-key index locales migrations openapi plugin search testing web'.split(
    ' ',
  ),
);
const NOUN = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;
const LONGEST_NOUN = 32;

/** A plugin as people and programs call it. */
export interface PluginNames {
  id: string;
  zh: string;
  en: string;
}

/** A noun as people and programs call it. */
export interface NounNames {
  one: WordForms;
  many: WordForms;
  zh: string;
  /** `Hobby club`, `Hobby clubs`. */
  en: string;
  enMany: string;
}

export interface Titles {
  zh?: string | undefined;
  en?: string | undefined;
}

/** Checks the id of a plugin that is to be made. @throws CliError with the reason in words. */
export function pluginNames(id: string, { zh, en }: Titles = {}): PluginNames {
  if (!pluginIdSchema.safeParse(id).success || id.endsWith('-') || id.includes('--'))
    throw cliError(EXIT.badInput, 'create.badPluginName', { name: id });
  if (RESERVED_PLUGIN_IDS.has(id)) throw cliError(EXIT.badInput, 'create.reserved', { name: id });
  return { id, zh: oneLine(zh ?? id, '--zh'), en: oneLine(en ?? titleOf(id), '--en') };
}

/** Checks a noun that is to be made. @throws CliError with the reason in words. */
export function nounNames(noun: string, { zh, en, plural }: Titles & { plural?: string | undefined } = {}): NounNames {
  const many = plural ?? pluralOf(noun);
  for (const name of [noun, many])
    if (!NOUN.test(name) || name.length > LONGEST_NOUN) throw cliError(EXIT.badInput, 'create.badNoun', { name });
  if (noun === many) throw cliError(EXIT.badInput, 'create.samePlural', { name: noun });
  const [one, plurals] = [formsOf(noun), formsOf(many)];
  if (SQL_WORDS.has(one.snake) || TAKEN_NOUNS.has(noun))
    throw cliError(EXIT.badInput, 'create.reserved', { name: noun });
  const denied = deniedField(one.snake);
  if (denied) throw cliError(EXIT.badInput, 'create.denied', { name: noun, rule: denied.rule });
  const title = oneLine(en ?? titleOf(noun), '--en');
  const titles = en === undefined || plural !== undefined ? titleOf(many) : pluralOf(title);
  return { one, many: plurals, zh: oneLine(zh ?? noun, '--zh'), en: title, enMany: titles };
}

/** Words that go into texts, SQL strings and Markdown: letters and blanks, nothing that could end a string. */
function oneLine(text: string, option: string): string {
  const trimmed = text.trim();
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ·（）()-]{0,39}$/u.test(trimmed))
    throw cliError(EXIT.badInput, 'create.badTitle', { option, text });
  return trimmed;
}

/** What is written in one noun's place, and what instead: every form of both. */
export function nounReplacements(from: NounNames, to: NounNames): [from: string, to: string][] {
  const forms = (names: NounNames) => [
    ...Object.values(names.one),
    ...Object.values(names.many),
    names.en,
    names.enMany,
    inSentence(names.en),
    inSentence(names.enMany),
    names.zh,
  ];
  const after = forms(to);
  return forms(from).map((before, index) => [before, after[index] ?? before]);
}
