import { z } from 'zod';

/** The most that an amount may be, in fen: whole numbers beyond it are not exact in JSON. */
export const MAX_FEN = Number.MAX_SAFE_INTEGER;

/** An amount in whole fen, as the API answers it. It may be below zero where something is taken away. */
export const fenSchema = z.int().min(-MAX_FEN).max(MAX_FEN);

/** All rows of a list together, of every page of it: how many they are and what they come to. */
export const fenSumSchema = z.object({ count: z.int(), fen: fenSchema });
export type FenSum = z.infer<typeof fenSumSchema>;

/**
 * An amount as people write it: yuan with at most two decimals, more than nothing, and not so much that fen would not be
 * exact. Text, because a number would have lost a fen before anybody looked at it.
 */
export const amountSchema = z
  .string()
  .trim()
  .max(20)
  .refine((text) => {
    const fen = exactFen(text);
    return fen > 0n && fen <= BigInt(MAX_FEN);
  });

/** Fen of an amount that {@link amountSchema} has let through. */
export function fenOf(amount: string): number {
  return Number(exactFen(amount));
}

/** What {@link amountSchema} takes, of an amount in fen: for forms that begin with what is there. */
export function amountOf(fen: number): string {
  const [yuan, rest] = [Math.floor(fen / 100), fen % 100];
  return rest === 0 ? String(yuan) : `${yuan}.${String(rest).padStart(2, '0')}`;
}

/** `16,800,000.00`: an amount in yuan for a sentence, exact for every {@link fenSchema}. */
export function yuanText(fen: number): string {
  const [sign, all] = [fen < 0 ? '-' : '', BigInt(Math.abs(fen))];
  const yuan = String(all / 100n).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${yuan}.${String(all % 100n).padStart(2, '0')}`;
}

function exactFen(text: string): bigint {
  if (!/^\d{1,14}(\.\d{1,2})?$/.test(text)) return -1n;
  const [yuan = '0', rest = ''] = text.split('.');
  return BigInt(yuan) * 100n + BigInt(rest.padEnd(2, '0'));
}
