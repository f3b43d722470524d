/** A schema as the OpenAPI document writes it, as far as bodies of requests need it. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  minLength?: number;
  maxLength?: number;
}

interface Operation {
  parameters?: { name: string; in: string; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  'x-linli-permissions'?: string[];
}

export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

/** One route of an API as its document describes it. */
export interface ApiRoute {
  method: string;
  path: string;
  operation: Operation;
}

export function routesOf(document: ApiDocument): ApiRoute[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** Numbers that follow from a seed alone, so that a failure can be had again. */
export class Random {
  constructor(private state: number) {}

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  chance(part: number): boolean {
    return this.next() < part;
  }
}

/** What a client sends that means harm, or whose hand slipped. */
const WRONG: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  2 ** 31,
  1e308,
  0.5,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '𠮷'.repeat(300),
  'x'.repeat(70_000),
  "'; DROP TABLE core.unit; --",
  '%_\\',
  '{}',
  '../../etc/passwd',
  '9999-99-99',
  '0001-01-01',
  '275760-09-13',
  '2026-02-30',
  '2026-11-25T00:00:00+99:99',
  [],
  {},
  [[[[[[]]]]]],
  { __proto__: null, constructor: 1, toString: 1 },
  JSON.parse('{"__proto__":{"admin":true}}'),
];

/** Makes requests for routes from their description: near to what is allowed, and far from it. */
export class RandomRequests {
  constructor(
    private readonly document: ApiDocument,
    private readonly random: Random,
    /** Values for fields and parameters by their name, such as ids of others' rows. */
    private readonly known: (name: string) => readonly unknown[],
  ) {}

  /** The path with its parameters and some of its query filled in. */
  address({ path, operation }: ApiRoute, wild: boolean): string {
    const given = operation.parameters ?? [];
    const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
      const noun =
        path
          .slice(0, path.indexOf(`{${name}}`))
          .split('/')
          .at(-2) ?? '';
      return encode(wild ? this.random.pick([...WRONG, ...this.known(noun)]) : this.value(noun, {}));
    });
    const query = given
      .filter((each) => each.in === 'query' && this.random.chance(0.5))
      .map((each) => {
        const value =
          wild && this.random.chance(0.5) ? this.random.pick(WRONG) : this.value(each.name, each.schema ?? {});
        return `${each.name}=${encode(value)}`;
      });
    return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
  }

  /** A body as the schema wants it; with `wild`, one or more of its values are something else. */
  body({ operation }: ApiRoute, wild: boolean): unknown {
    const schema = operation.requestBody?.content['application/json']?.schema;
    const body = this.value('', schema ?? {});
    return wild ? this.spoil(body) : body;
  }

  private spoil(value: unknown): unknown {
    if (value === null || typeof value !== 'object' || this.random.chance(0.1)) return this.random.pick(WRONG);
    const keys = Object.keys(value);
    if (keys.length === 0) return this.random.pick(WRONG);
    const key = this.random.pick(keys);
    const inner = this.spoil((value as Record<string, unknown>)[key]);
    return Array.isArray(value)
      ? value.map((each, at) => (String(at) === key ? inner : (each as unknown)))
      : { ...value, [key]: inner };
  }

  private value(name: string, given: Schema): unknown {
    const { random } = this;
    const schema = this.resolve(given);
    const known = this.known(name);
    if (known.length > 0 && random.chance(0.9)) {
      const one = () => random.pick(known);
      return schema.type === 'array' ? [one(), one()] : one();
    }
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return this.value(name, random.pick(choices));
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => this.value(name, each))) as unknown;
    if (schema.enum) return random.pick(schema.enum);
    if (schema.properties) {
      const wanted = Object.entries(schema.properties).filter(
        ([key]) => schema.required?.includes(key) || random.chance(0.5),
      );
      return Object.fromEntries(wanted.map(([key, inner]) => [key, this.value(key, inner)]));
    }
    switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
      case 'array':
        return Array.from({ length: Math.max(schema.minItems ?? 0, 1) }, () => this.value(name, schema.items ?? {}));
      case 'integer':
      case 'number':
        return Math.max(schema.minimum ?? 0, Math.min(schema.maximum ?? 1000, random.below(3)));
      case 'boolean':
        return random.chance(0.5);
      case 'object':
        return {};
      default:
        return this.text(schema);
    }
  }

  private text({ format, minLength = 1, maxLength = 40 }: Schema): string {
    if (format === 'uuid') return crypto.randomUUID();
    if (format === 'date') return '2027-01-01';
    if (format === 'date-time') return '2027-01-01T00:00:00Z';
    return '试'.repeat(Math.min(Math.max(minLength, 2), maxLength));
  }

  private resolve(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : (this.document.components?.schemas?.[name] ?? {});
  }
}

/** Percent-encoded, whatever it is: half a character too, which encodeURIComponent refuses. */
function encode(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return [...Buffer.from(text.slice(0, 3000))].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}
