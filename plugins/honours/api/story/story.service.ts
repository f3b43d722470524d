import { addDays } from '@linli/contracts';
import type { Day, Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, PublishGate, Records, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { MAX_STORY_MONTHS } from '../../contract/index.ts';
import type {
  AgreeStory,
  ChangeStory,
  PlainStory,
  Story,
  StoryDetail,
  StoryHistory,
  StoryListQuery,
  StoryText,
  WriteStory,
} from '../../contract/index.ts';
import { StoryFieldError, StoryWithoutAwardError } from './story.errors.ts';
import type { StoryRow } from './story.entity.ts';
import { storiesOn, storyRecord } from './story.record.ts';

@Injectable()
export class StoryService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly gate: PublishGate,
    private readonly clock: PlatformClock,
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  findPage({ award, ...query }: StoryListQuery): Promise<Page<Story>> {
    return this.answered.page(this.kind, query, award === undefined ? {} : { oneOf: { awardId: [award] } });
  }

  get(id: string): Promise<StoryDetail> {
    return this.answered.get(this.kind, id);
  }

  getHistory(id: string): Promise<StoryHistory> {
    return this.answered.history(this.kind, id);
  }

  async getText(id: string): Promise<StoryText> {
    const { title, text, awardId } = await this.records.get(storyRecord, id);
    return { title, text, name: text === null ? null : (await this.awardOf(awardId)).person_name };
  }

  async write({ awardId, ...about }: WriteStory): Promise<StoryDetail> {
    const award = await this.awardOf(awardId);
    if (!award.on_wall) throw new StoryWithoutAwardError();
    this.checkWords(about, award.person_name);
    const values = { ...about, awardId, unitId: award.unit_id, agreedOn: null, agreedDoor: null };
    return this.answered.begin(this.kind, values);
  }

  change(id: string, { version, ...about }: ChangeStory): Promise<StoryDetail> {
    const patch = async ({ awardId }: StoryRow) => {
      this.checkWords(about, (await this.awardOf(awardId)).person_name);
      return about;
    };
    return this.answered.act(this.kind, id, { action: 'change', version, patch });
  }

  /** The person has read these words: from now on they stay as they are. */
  agree(id: string, { door, agreedOn, version }: AgreeStory): Promise<StoryDetail> {
    if (agreedOn > this.clock.today()) throw this.wrong('day-ahead', 'agreedOn');
    return this.answered.act(this.kind, id, {
      ...{ action: 'agree', version },
      patch: { agreedOn, agreedDoor: door },
    });
  }

  show(id: string, { version }: PlainStory): Promise<StoryDetail> {
    const patch = async ({ awardId, title, text }: StoryRow) => {
      if (!(await this.awardOf(awardId)).on_wall) throw new StoryWithoutAwardError();
      this.gate.check({ title, text });
      return {};
    };
    return this.answered.act(this.kind, id, { action: 'show', version, patch });
  }

  takeDown(id: string, { version }: PlainStory): Promise<StoryDetail> {
    return this.answered.act(this.kind, id, { action: 'take-down', version, patch: { title: null, text: null } });
  }

  private get kind() {
    return storiesOn(this.clock.today());
  }

  /** The place is what logs and todos call a story by, so it stays when the words are gone. */
  private checkWords(
    { title, text, place, expiresOn }: { title: string; text: string; place: string; expiresOn: Day },
    name: string | null,
  ): void {
    this.gate.check({ title, text });
    if (name !== null && place.includes(name)) throw this.wrong('name-in-place', 'place');
    const today = this.clock.today();
    if (expiresOn <= today) throw this.wrong('expiry-past', 'expiresOn');
    if (expiresOn > addDays(today, MAX_STORY_MONTHS * 31)) throw this.wrong('expiry-far', 'expiresOn');
  }

  private async awardOf(id: string): Promise<{ unit_id: number; on_wall: boolean; person_name: string | null }> {
    const [award] = await this.db.manager.query<{ unit_id: number; on_wall: boolean; person_name: string | null }[]>(
      'SELECT unit_id, on_wall, person_name FROM award WHERE id = $1',
      [id],
    );
    if (!award) throw new StoryWithoutAwardError();
    return award;
  }

  private wrong(what: ConstructorParameters<typeof StoryFieldError>[0], field: string): StoryFieldError {
    const key = `errors.honours.story.${what}.title`;
    return new StoryFieldError(what, { field, message: this.texts.find(this.db.context.locale, key) ?? key });
  }
}
