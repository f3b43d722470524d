import { createHash } from 'node:crypto';

/** The root of a tree over hashed leaves, as in RFC 6962: neighbours are joined level by level, a last one without a neighbour goes up as it is. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  let level = [...leaves];
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i], level[i + 1]];
      if (left && right) next.push(createHash('sha256').update('\x01').update(left).update(right).digest());
      else if (left) next.push(left);
    }
    level = next;
  }
  const [root] = level;
  if (!root) throw new Error('a batch has at least one line');
  return root;
}
