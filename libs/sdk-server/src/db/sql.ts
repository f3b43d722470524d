/** A piece of SQL with its values apart. Made by {@link sql} only, so that no value ever becomes text. */
export interface Sql {
  readonly parts: readonly string[];
  readonly values: readonly unknown[];
}

/** Text and values as PostgreSQL takes them. */
export interface Statement {
  text: string;
  values: unknown[];
}

class Fragment implements Sql {
  constructor(
    readonly parts: readonly string[],
    readonly values: readonly unknown[],
  ) {}
}

/**
 * SQL as a template: what stands between `${}` is sent as a parameter, never as text; another piece of SQL is set in.
 * @example sql`row.state = ANY (${states}) AND ${further}`
 */
export function sql(parts: TemplateStringsArray, ...values: unknown[]): Sql {
  return new Fragment(parts, values);
}

/** SQL that a program wrote itself: names of columns, never anything that came from outside. */
export function verbatim(text: string): Sql {
  return new Fragment([text], []);
}

/** Several pieces with a text between them. */
export function joined(pieces: readonly Sql[], between: string): Sql {
  return new Fragment(
    pieces.length === 0 ? [''] : ['', ...Array.from({ length: pieces.length - 1 }, () => between), ''],
    pieces,
  );
}

/** Numbers the parameters. */
export function render(piece: Sql): Statement {
  const values: unknown[] = [];
  const write = ({ parts, values: given }: Sql): string => {
    let text = parts[0] ?? '';
    for (const [index, value] of given.entries()) {
      text += value instanceof Fragment ? write(value) : `$${values.push(value)}`;
      text += parts[index + 1] ?? '';
    }
    return text;
  };
  return { text: write(piece), values };
}
