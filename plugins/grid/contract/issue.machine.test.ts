import { readFileSync } from 'node:fs';
import { drawMachine } from '@linli/contracts';
import { expect, test } from '@jest/globals';
import { ISSUE_MACHINE } from './issue.machine.ts';

test('the README draws the states as they are', () => {
  const [, drawn] = /```mermaid\n([^]*?)\n```/.exec(readFileSync('README.md', 'utf8')) ?? [];
  expect(drawn).toBe(drawMachine(ISSUE_MACHINE));
});
