import { expect, test } from '@jest/globals';
import type { Indicator } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { MetadataScanner, Reflector } from '@nestjs/core';
import type { DiscoveryService } from '@nestjs/core';
import { FigureMethods } from './figure-methods.ts';
import { FigureOf } from './figure-of.decorator.ts';

@Injectable()
class Notes {
  private readonly kept = 3;

  @FigureOf('memo.notes')
  count() {
    return Promise.resolve(this.kept);
  }

  other() {
    return 'not marked';
  }
}

const methodsOf = (instances: unknown[], declared: string[]) => {
  const discovery = { getProviders: () => instances.map((instance) => ({ instance })) } as unknown as DiscoveryService;
  const indicators = declared.map((id) => ({ id }) as Indicator);
  return new FigureMethods(discovery, new MetadataScanner(), new Reflector()).of(indicators);
};

test('each declared indicator has its method, bound to its provider', async () => {
  const methods = methodsOf([new Notes(), null, 'value', Object.create(null)], ['memo.notes']);
  const question = { unitId: null, asOf: '2026-11-26', from: '2026-11-26' };
  expect([...methods.keys()]).toEqual(['memo.notes']);
  expect(await methods.get('memo.notes')?.(question)).toBe(3);
});

test.each([
  ['is missing', [], ['memo.notes'], 'nothing answers for the indicator memo.notes'],
  ['is there twice', [new Notes(), new Notes()], ['memo.notes'], 'two methods answer for the indicator memo.notes'],
  ['is not declared', [new Notes()], [], 'add it to plugin.json'],
])('a process whose method %s does not start, and says which', (_what, instances, declared, words) => {
  expect(() => methodsOf(instances, declared)).toThrow(words);
});
