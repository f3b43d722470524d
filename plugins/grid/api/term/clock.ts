import { Injectable } from '@nestjs/common';

/** Port: what time it is, where working days begin to count and end. A test can move it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
