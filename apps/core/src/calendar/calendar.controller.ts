import {
  adjustDaysSchema,
  adjustedDaysSchema,
  calendarMonthQuerySchema,
  calendarMonthSchema,
  clearDaysSchema,
  enterYearSchema,
  workingDayAnswerSchema,
  workingDayQuerySchema,
} from '@linli/contracts';
import type { AdjustDays, CalendarMonthQuery, ClearDays, EnterYear, WorkingDayQuery } from '@linli/contracts';
import { Allow, Answers } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CalendarKeeping } from './calendar-keeping.service.ts';
import { CalendarService } from './calendar.service.ts';

const READ = 'core.calendar.read';
const UPDATE = 'core.calendar.update';

@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly calendar: CalendarService,
    private readonly keeping: CalendarKeeping,
  ) {}

  @Get('month')
  @Allow(READ, UPDATE)
  @Answers(calendarMonthSchema)
  getMonth(@Query({ schema: calendarMonthQuerySchema }) query: CalendarMonthQuery) {
    return this.calendar.getMonth(query);
  }

  @Get('working-day')
  @Allow(READ)
  @Answers(workingDayAnswerSchema)
  countDays(@Query({ schema: workingDayQuerySchema }) query: WorkingDayQuery) {
    return this.calendar.countDays(query);
  }

  @Post('days')
  @HttpCode(200)
  @Allow(UPDATE, READ)
  @Answers(adjustedDaysSchema)
  adjust(@Body({ schema: adjustDaysSchema }) command: AdjustDays) {
    return this.keeping.adjust(command);
  }

  @Post('days/clear')
  @HttpCode(200)
  @Allow(UPDATE, READ)
  @Answers(adjustedDaysSchema)
  clear(@Body({ schema: clearDaysSchema }) command: ClearDays) {
    return this.keeping.clear(command);
  }

  @Post('years')
  @HttpCode(200)
  @Allow(UPDATE, READ)
  @Answers(adjustedDaysSchema)
  enterYear(@Body({ schema: enterYearSchema }) command: EnterYear) {
    return this.keeping.enterYear(command);
  }
}
