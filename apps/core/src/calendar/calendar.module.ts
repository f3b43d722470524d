import { Module } from '@nestjs/common';
import { BodyModule } from '../body/body.module.ts';
import { CalendarController } from './calendar.controller.ts';
import { CalendarKeeping } from './calendar-keeping.service.ts';
import { CalendarRepository } from './calendar.repository.ts';
import { CalendarService } from './calendar.service.ts';

/** Working days of a district: public holidays with 调休, and what the district says about its own days. */
@Module({
  imports: [BodyModule],
  controllers: [CalendarController],
  providers: [CalendarService, CalendarKeeping, CalendarRepository],
})
export class CalendarModule {}
