import { describe, expect, test } from '@jest/globals';
import { Places } from './places.ts';

describe('the places of a plugin', () => {
  test('are as many as it allows, and one account gets half of them', () => {
    const places = new Places(4);
    const mine = [places.take('a'), places.take('a')];
    expect(mine.every((leave) => leave !== null)).toBe(true);
    expect(places.take('a')).toBeNull();
    expect(places.take('b')).not.toBeNull();
    expect(places.take('c')).not.toBeNull();
    expect(places.take('d')).toBeNull();
    mine[0]?.();
    expect(places.take('d')).not.toBeNull();
    mine[1]?.();
    expect(places.take('a')).not.toBeNull();
  });

  test('are one for anybody where it allows only one', () => {
    const places = new Places(1);
    const leave = places.take('a');
    expect(places.take('b')).toBeNull();
    leave?.();
    expect(places.take('b')).not.toBeNull();
  });
});
