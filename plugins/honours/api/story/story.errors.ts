import { ConflictError, InvalidError } from '@linli/sdk-server';

/** A field that cannot be so; `message` is what stands beside it. */
export class StoryFieldError extends InvalidError {
  constructor(
    what: 'expiry-past' | 'expiry-far' | 'day-ahead' | 'name-in-place',
    { field, message }: { field: string; message: string },
  ) {
    const code = `honours.story.${what}`;
    super(code, { errors: [{ field, code, message }] });
  }
}

/** The award that it would tell of hangs out no more. */
export class StoryWithoutAwardError extends ConflictError {
  constructor() {
    super('honours.story.no-award');
  }
}
