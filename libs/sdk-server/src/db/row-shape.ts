import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import type { Choice } from './scoped-branches.ts';

/** Columns of these types arrive as an entity has them; the others go through TypeORM's own conversion. */
const PLAIN = new Set<unknown>(['uuid', 'text', 'integer', 'timestamptz', 'boolean', 'jsonb', 'ltree']);

/** A selection of columns, and how their values become objects. */
export interface Selection {
  text: string;
  objects(rows: readonly unknown[][]): ObjectLiteral[];
}

/** An entity as SQL sees it: which property is which column. Made once per entity, from TypeORM's metadata. */
export class RowShape {
  readonly table: string;
  /** The table's bare name. */
  readonly name: string;
  private readonly selections = new Map<string, Selection>();

  constructor(private readonly metadata: EntityMetadata) {
    this.name = metadata.tableName;
    this.table = metadata.tablePath
      .split('.')
      .map((name) => `"${name}"`)
      .join('.');
  }

  order(by: readonly [property: string, direction: 'ASC' | 'DESC'][]): string {
    return by.map(([property, direction]) => `row.${this.column(property).name} ${direction}`).join(', ');
  }

  choice(property: string, values: readonly unknown[]): Choice {
    const { name, type } = this.column(property);
    return { column: name, type: typeof type === 'string' ? type : 'text', values };
  }

  /** The given properties, or all of them, and those that the list is sorted by. */
  select(properties: readonly string[] | undefined, also: readonly string[]): Selection {
    const key = properties?.join() ?? '';
    let selection = this.selections.get(key);
    if (!selection || also.some((property) => properties && !properties.includes(property))) {
      const wanted = properties
        ? [...new Set([...properties, ...also])]
        : this.metadata.columns.map((c) => c.propertyName);
      selection = this.selectionOf(wanted);
      this.selections.set(key, selection);
    }
    return selection;
  }

  private selectionOf(properties: readonly string[]): Selection {
    const columns = properties.map((property) => ({ property, ...this.column(property) }));
    const { driver } = this.metadata.connection;
    const objects = (rows: readonly unknown[][]) =>
      rows.map((row) => {
        const object = this.metadata.create() as Record<string, unknown>;
        for (const [at, { property, plain, metadata }] of columns.entries()) {
          object[property] = plain ? row[at] : driver.prepareHydratedValue(row[at], metadata);
        }
        return object;
      });
    return { text: columns.map(({ name }) => `row.${name}`).join(', '), objects };
  }

  private column(property: string) {
    const metadata = this.metadata.findColumnWithPropertyName(property);
    if (!metadata) throw new Error(`${this.metadata.name} has no property ${property}`);
    return {
      name: `"${metadata.databaseName}"`,
      type: metadata.type,
      plain: PLAIN.has(metadata.type) && !metadata.transformer && !metadata.isArray,
      metadata,
    };
  }
}
