import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { PlatformError } from '@linli/sdk-server';
import type { ExecutionContext } from '@nestjs/common';
import { UploadGuard } from './upload.guard.ts';

test('files beyond those that are being checked wait, and one that was answered makes room', async () => {
  const guard = new UploadGuard();
  const upload = async () => {
    const answer = new EventEmitter();
    const http = {
      getRequest: () => ({ headers: {}, body: Readable.from([Buffer.from('code')]) }),
      getResponse: () => ({ raw: answer }),
    };
    const taken = guard.canActivate({ switchToHttp: () => http } as unknown as ExecutionContext);
    return {
      answer,
      refused: await taken.then(
        () => null,
        (error: unknown) => error,
      ),
    };
  };
  const first = await upload();
  for (let i = 0; i < 2; i++) expect((await upload()).refused).toBeNull();
  const { refused } = await upload();
  expect(refused).toBeInstanceOf(PlatformError);
  expect(refused).toMatchObject({ code: 'core.database.busy', status: 503, details: { retryAfter: 2 } });
  first.answer.emit('close');
  expect((await upload()).refused).toBeNull();
});
