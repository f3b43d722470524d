import { PluginJobs, SweepJob } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { BookingRetention } from './booking-retention.ts';

@Injectable()
export class BookingRetentionJob extends SweepJob {
  constructor(jobs: PluginJobs, retention: BookingRetention) {
    super(jobs, { job: 'retention', acting: 'culture.booking.clear', sweep: () => retention.sweep() });
  }
}
