import type { Client } from 'pg';
import type { Options } from '../options.ts';
import type { Product } from '../product/product.ts';
import type { Figure } from '../report/figure.ts';

/** What a part works with. */
export interface Workshop {
  product: Product;
  /** A connection as core has it. */
  client: Client;
  /** Share of the data. */
  scale: number;
  options: Options;
  /** Tells what is being done. */
  say(text: string): void;
  /** Puts a plan into the report. */
  plan(name: string, text: string): void;
}

/** Measures one thing. Throws {@link SkipError} where it cannot be measured here. */
export type Part = (workshop: Workshop) => Promise<Omit<Figure, 'part' | 'scale'>[]>;

/** The part cannot be measured here, with the reason: a program is missing, or what it measures is not in this version. */
export class SkipError extends Error {
  override readonly name = 'SkipError';
}
