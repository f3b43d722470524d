import { dayOf } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import { Injectable } from '@nestjs/common';

/** Port: which day it is. Core has a clock that a test can move. */
export abstract class IndicatorDay {
  abstract today(): Day;
}

/** The day by the clock of the machine, in Asia/Shanghai. */
@Injectable()
export class SystemDay extends IndicatorDay {
  today(): Day {
    return dayOf(new Date());
  }
}
