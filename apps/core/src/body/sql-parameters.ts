/** The parameters of a statement that is put together from parts. */
export class SqlParameters {
  readonly values: unknown[] = [];

  /** Keeps a value and answers its place, `$3`. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** A text to be found inside another one, with the wildcards of LIKE as letters. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
