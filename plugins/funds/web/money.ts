import { figureText } from '@linli/sdk-web';

/** `¥16,800,000.00` of an amount in fen; what was taken away has its sign before the ¥. */
export function moneyText(fen: number): string {
  const text = figureText({ unit: 'fen', value: Math.abs(fen), whole: null });
  return fen < 0 ? `-${text}` : text;
}
