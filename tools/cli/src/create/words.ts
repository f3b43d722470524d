/** Every way in which a name of one or more words is written. */
export interface WordForms {
  /** `hobby-club`: files, permissions, texts. */
  kebab: string;
  /** `hobby_club`: tables. */
  snake: string;
  /** `HOBBY_CLUB`: constants. */
  constant: string;
  /** `hobbyClub`, `HobbyClub`: values and types. */
  camel: string;
  pascal: string;
}

export function formsOf(kebab: string): WordForms {
  const words = kebab.split('-');
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return {
    kebab,
    snake: words.join('_'),
    constant: words.join('_').toUpperCase(),
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
  };
}

/** The plural as a rule makes it; whoever knows better says `--plural`. */
export function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** `patrol-shift` → `Patrol shift`. */
export function titleOf(kebab: string): string {
  const text = kebab.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** As it stands in the middle of a sentence: an abbreviation stays what it is. */
export function inSentence(title: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
