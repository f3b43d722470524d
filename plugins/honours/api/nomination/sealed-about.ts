import { Subjects } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { nominationAboutSchema } from '../../contract/index.ts';
import type { NominationAbout } from '../../contract/index.ts';
import type { NominationRow } from './nomination.entity.ts';

const PURPOSE = 'about';
type Sealed = Pick<NominationRow, 'id' | 'sealed'>;

/** What is known of whom a nomination is about: sealed under a key of its own, opened where it is needed. */
@Injectable()
export class SealedAbout {
  constructor(private readonly subjects: Subjects) {}

  seal(id: string, about: NominationAbout): Promise<string> {
    return this.subjects.seal(id, PURPOSE, JSON.stringify(about));
  }

  /** Null for one that is cleared. */
  async openAll(rows: readonly Sealed[]): Promise<(NominationAbout | null)[]> {
    const texts = await this.subjects.openAll(
      PURPOSE,
      rows.map(({ id, sealed }) => ({ subject: id, sealed })),
    );
    return texts.map((text) => (text === null ? null : nominationAboutSchema.parse(JSON.parse(text))));
  }

  async open(row: Sealed): Promise<NominationAbout | null> {
    const [about = null] = await this.openAll([row]);
    return about;
  }
}
