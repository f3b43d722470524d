import { figureText } from '@linli/sdk-web';

/** `¥16,800,000.00` of an amount in fen. */
export const moneyText = (fen: number): string => figureText({ unit: 'fen', value: fen, whole: null });
