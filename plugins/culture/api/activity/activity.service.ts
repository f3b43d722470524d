import { dayOf } from '@linli/contracts';
import type { Page } from '@linli/contracts';
import { AnsweredRecords, Attachments, PlatformClock, PublishGate, Records, ScopedDb } from '@linli/sdk-server';
import type { WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  Activity,
  ActivityAction,
  ActivityDetail,
  ActivityHistory,
  ActivityListQuery,
  ActivityMachine,
  AddActivity,
  CorrectActivity,
  PlanActivity,
  RecordActivity,
  RecordIdeaActivity,
  RecordPastActivity,
  RemoveActivityPhoto,
  SuggestActivity,
  WithReason,
} from '../../contract/index.ts';
import { ActivityPlans } from './activity-plan.ts';
import type { ActivityRow } from './activity.entity.ts';
import { NotBegunError } from './activity.errors.ts';
import { ACTIVITY_PHOTOS } from './activity.photos.ts';
import { activitiesOf } from './activity.query.ts';
import { activityRecord as record, activities } from './activity.record.ts';

/** Nothing is planned of an idea. */
const UNPLANNED = {
  ...{ noNeedReason: null, audience: null, startsAt: null, endsAt: null, venueId: null, venueTitle: null, place: null },
  ...{ organiserId: null, organiserName: null, coOrganisers: [], alliance: null, seats: null, costFen: null },
  ...{ programmeId: null, programmeTitle: null, brandId: null, brandTitle: null },
  ...{ headCount: null, summary: null, photosMayShow: false, heldOn: null },
};

@Injectable()
export class ActivityService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly plans: ActivityPlans,
    private readonly attachments: Attachments,
    private readonly gate: PublishGate,
    private readonly clock: PlatformClock,
    private readonly db: ScopedDb,
  ) {}

  findPage(query: ActivityListQuery): Promise<Page<Activity>> {
    const asked = { now: this.clock.now(), account: this.db.context.account.id };
    return this.answered.page(activities, query, activitiesOf(query, asked));
  }

  async get(id: string): Promise<ActivityDetail> {
    const row = await this.records.get(record, id);
    const shown = await this.answered.get(activities, id);
    const photos = await this.attachments.of(ACTIVITY_PHOTOS, id);
    return { ...shown, photos, days: await this.plans.daysOf(row) };
  }

  getHistory(id: string): Promise<ActivityHistory> {
    return this.answered.history(activities, id);
  }

  async suggest(command: SuggestActivity): Promise<ActivityDetail> {
    return this.get(await this.begin(command));
  }

  /** Planned at once: the idea and its plan are one request. */
  async add({ unitId, ...plan }: AddActivity): Promise<ActivityDetail> {
    const id = await this.begin({ ...plan, unitId });
    return this.plan(id, { ...plan, version: 1 });
  }

  plan(id: string, { version, ...plan }: PlanActivity): Promise<ActivityDetail> {
    return this.act(id, { action: 'plan', version, patch: ({ unitId }) => this.plans.checked(plan, unitId) });
  }

  /** What is published already stays fit to be read by everybody. */
  change(id: string, { version, ...plan }: PlanActivity): Promise<ActivityDetail> {
    const patch = async ({ unitId, state }: ActivityRow) => {
      const checked = await this.plans.checked(plan, unitId);
      if (state === 'published') this.checkReadable(checked);
      return checked;
    };
    return this.act(id, { action: 'change', version, patch });
  }

  publish(id: string, version: number): Promise<ActivityDetail> {
    const patch = (row: ActivityRow) => {
      this.checkReadable(row);
      return {};
    };
    return this.act(id, { action: 'publish', version, patch });
  }

  hold(id: string, version: number): Promise<ActivityDetail> {
    const patch = (row: ActivityRow) => {
      this.dayBegun(row);
      return {};
    };
    return this.act(id, { action: 'hold', version, patch });
  }

  async record(id: string, { version, photos = [], ...told }: RecordActivity): Promise<ActivityDetail> {
    const patch = (row: ActivityRow) => this.recorded(row, told, photos);
    await this.records.act(record, id, { action: 'record', version, patch });
    return this.withPhotos(id, photos);
  }

  /** Idea, plan and record in one go, for what was held before it was known here. */
  async recordPast({ unitId, headCount, summary, photos, photosMayShow, ...plan }: RecordPastActivity) {
    const id = await this.begin({ ...plan, unitId });
    return this.recordIdea(id, { ...plan, headCount, summary, photos, photosMayShow, version: 1 });
  }

  async recordIdea(id: string, command: RecordIdeaActivity): Promise<ActivityDetail> {
    const { version, headCount, summary, photos = [], photosMayShow, ...plan } = command;
    const patch = async ({ unitId }: ActivityRow) => {
      const checked = await this.plans.checked(plan, unitId);
      return { ...checked, ...this.recorded(checked, { headCount, summary, photosMayShow }, photos) };
    };
    await this.records.act(record, id, { action: 'record-past', version, patch });
    return this.withPhotos(id, photos);
  }

  correct(id: string, { version, reason, ...told }: CorrectActivity): Promise<ActivityDetail> {
    this.gate.check({ summary: told.summary, reason });
    return this.act(id, { action: 'correct', version, patch: told, said: { reason } });
  }

  act(id: string, step: WantedStep<ActivityMachine, ActivityRow>): Promise<ActivityDetail> {
    return this.records.act(record, id, step).then(() => this.get(id));
  }

  withReason(id: string, action: Extract<ActivityAction, 'unpublish' | 'cancel'>, { reason, version }: WithReason) {
    return this.act(id, { action, version, said: { reason } });
  }

  async removePhoto(id: string, { photoId, reason, version }: RemoveActivityPhoto): Promise<ActivityDetail> {
    await this.records.act(record, id, { action: 'remove-photo', version, said: { reason } });
    await this.attachments.detach(ACTIVITY_PHOTOS, id, photoId, reason);
    return this.get(id);
  }

  private async begin({ kind, title, need, unitId }: SuggestActivity): Promise<string> {
    this.plans.checkHome(kind, unitId);
    const { id } = await this.records.begin(record, {
      ...UNPLANNED,
      ...{ kind, title, unitId, need: need ?? null },
      ...{ createdAt: new Date(), createdBy: this.db.context.account.id },
    });
    return id;
  }

  private recorded(
    row: Pick<ActivityRow, 'startsAt'>,
    told: Pick<ActivityRow, 'headCount' | 'summary' | 'photosMayShow'>,
    photos: readonly string[],
  ) {
    this.gate.check({ summary: told.summary });
    return { ...told, photosMayShow: told.photosMayShow && photos.length > 0, heldOn: this.dayBegun(row) };
  }

  private async withPhotos(id: string, photos: readonly string[]): Promise<ActivityDetail> {
    await this.attachments.attach(ACTIVITY_PHOTOS, id, photos, 'photos');
    return this.get(id);
  }

  /** @throws NotBegunError */
  private dayBegun({ startsAt }: Pick<ActivityRow, 'startsAt'>) {
    const at = startsAt ?? this.clock.now();
    if (at > this.clock.now()) throw new NotBegunError(`${dayOf(at)} ${timeOf(at)}`);
    return dayOf(at);
  }

  private checkReadable({ title, audience, need, place }: Pick<ActivityRow, 'title' | 'audience' | 'need' | 'place'>) {
    this.gate.check({ title, audience, need, place });
  }
}

/** Hours and minutes in Shanghai, whose clock is eight hours before UTC all year. */
const timeOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
