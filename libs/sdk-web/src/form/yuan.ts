/** `12.5` yuan are 1250 fen. What has more than two decimals becomes no whole number, which no schema of money takes. */
export function fenOf(yuan: string): number {
  const [, whole = '', decimals = ''] = /^(-?\d+)(?:\.(\d*))?$/.exec(yuan.trim()) ?? [];
  if (whole === '') return Number.NaN;
  const extra = decimals.slice(2).replace(/0+$/, '');
  const fen = Number(`${whole}${decimals.slice(0, 2).padEnd(2, '0')}`);
  return extra === '' ? fen : fen + Number(`0.${extra}`);
}

/** What stands in the field for an amount in fen. */
export function yuanOf(fen: number): string {
  if (!Number.isSafeInteger(fen)) return String(fen / 100);
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.00$/, '');
}
