import { NotFoundError, Records } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { RecordRoll, Roll, RollEntry } from '../../contract/index.ts';
import { trainingClassRecord } from '../training-class/training-class.record.ts';
import { Candidates } from './candidates.ts';
import { EnrolmentService } from './enrolment.service.ts';

/** The roll of a class: who is on it, and who came. */
@Injectable()
export class RollService {
  constructor(
    private readonly records: Records,
    private readonly candidates: Candidates,
    private readonly enrolments: EnrolmentService,
  ) {}

  /** Everybody whom the asker sees; whose post has ended meanwhile is marked, and the office decides. */
  async get(classId: string): Promise<Roll> {
    const row = await this.records.get(trainingClassRecord, classId);
    const enrolled = await this.candidates.enrolled(classId);
    const running = ['enrolling', 'running'].includes(row.state);
    const held = new Set(running ? (await this.candidates.holders(row)).map(({ id }) => id) : []);
    const answered = await this.enrolments.answer(enrolled);
    const items = answered.map((one): RollEntry => ({
      ...one,
      postEnded: running && !held.has(one.appointmentId),
    }));
    return { items };
  }

  /** One after the other in one transaction: a refusal of one is a refusal of all. */
  async record(classId: string, { rows }: RecordRoll): Promise<Roll> {
    const ids = new Set((await this.candidates.enrolled(classId)).map(({ id }) => id));
    for (const { enrolmentId, version, attended, result, note } of rows) {
      // Of another class, or nobody's.
      if (!ids.has(enrolmentId)) throw new NotFoundError('training.enrolment.not-found');
      if (attended && result) await this.enrolments.complete(enrolmentId, { result, note, version });
      else await this.enrolments.miss(enrolmentId, { note, version });
    }
    return this.get(classId);
  }
}
