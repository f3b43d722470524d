import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { certificateRecord } from './certificate.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(certificateRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: {
    reissue: { by: ['training.organiser'], from: ['issued'], to: 'reissued' },
    revoke: { by: ['training.organiser'], from: ['issued'], to: 'revoked' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
