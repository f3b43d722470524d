import { PluginJobs, SweepJob } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { NominationRetention } from './nomination-retention.ts';

@Injectable()
export class RetentionJob extends SweepJob {
  constructor(jobs: PluginJobs, retention: NominationRetention) {
    super(jobs, { job: 'retention', acting: 'honours.nomination.clear', sweep: () => retention.sweep() });
  }
}
