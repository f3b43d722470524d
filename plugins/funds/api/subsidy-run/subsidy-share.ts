/** What somebody gets, by their appointment. */
export interface Share {
  appointmentId: string;
  fen: number;
}

export interface Sharing {
  baseFen: number;
  extra: number;
  startsAt: number;
  shares: Share[];
}

/**
 * Shares an amount equally and to the fen. What does not divide goes, a fen each, to as many as there are fen left, in the
 * order of the ids of appointments (the order in which they were entered), from the place behind the last one that got
 * such a fen in the runs before: `given` says how many fen those gave so far. Nobody is favoured by name or by place, and
 * over the runs everybody has their turn.
 */
export function shareEqually(totalFen: number, appointmentIds: readonly string[], given = 0): Sharing {
  const ordered = [...appointmentIds].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const count = ordered.length;
  if (count === 0) throw new RangeError('an amount is shared by somebody');
  const extra = totalFen % count;
  const baseFen = (totalFen - extra) / count;
  const start = given % count;
  const shares = ordered.map((appointmentId, at) => {
    const hasTurn = (at - start + count) % count < extra;
    return { appointmentId, fen: baseFen + (hasTurn ? 1 : 0) };
  });
  return { baseFen, extra, startsAt: start + 1, shares };
}
