import type { AnonymisePerson, PersonDetail } from '@linli/contracts';
import { AuditTrail, PublishGate } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Faults } from '../body/faults.ts';
import { today } from '../body/today.ts';
import { SubjectVault } from '../privacy/subject-vault.ts';
import { PersonActs } from './person-acts.ts';
import { PersonChangedError, PersonTakenError } from './person.errors.ts';
import { PersonEraser } from './person-eraser.repository.ts';
import { PersonPosts } from './person-posts.repository.ts';
import type { PersonRow } from './person.row.ts';
import { NO_NAME } from './person-writer.repository.ts';
import { PersonService } from './person.service.ts';

/** Something that has to end first, in words and for a page. */
interface Barrier {
  kind: 'active' | 'post' | 'account';
  id: string;
  words: string;
}

/** The end of a record: nothing personal remains, and whatever referred to it still stands. */
@Injectable()
export class PersonEraseService {
  constructor(
    private readonly acts: PersonActs,
    private readonly readable: PersonService,
    private readonly posts: PersonPosts,
    private readonly eraser: PersonEraser,
    private readonly vault: SubjectVault,
    private readonly gate: PublishGate,
    private readonly audit: AuditTrail,
    private readonly faults: Faults,
  ) {}

  async anonymise(id: string, { version, reason }: AnonymisePerson): Promise<PersonDetail> {
    this.gate.check({ reason });
    const row = await this.acts.hold(id, 'anonymise');
    if (row.version !== version) throw new PersonChangedError(row.version, await this.readable.getDetail(id));
    if (row.state !== 'active') this.acts.checkState(row, 'anonymise');
    const barriers = await this.barriers(row);
    if (barriers.length > 0) {
      const what = barriers.map(({ words }) => words).join(this.faults.word('person.erase.and') ?? ', ');
      throw new PersonTakenError('erase-barred', { params: { person: row.name, what, barriers } });
    }
    await this.eraser.erase(id);
    await this.vault.destroy(id);
    // Of no subject: what happened is told without a word about whom.
    this.audit.changed({
      target: { type: 'core.person', id, title: NO_NAME },
      unit: row.unitId,
      before: { state: row.state },
      after: { state: 'anonymised' },
      reason,
    });
    return this.readable.getDetail(id);
  }

  /** Nothing ends by the way: whoever erases sees what would, and ends it first. */
  private async barriers({ id, state }: PersonRow): Promise<Barrier[]> {
    const word = (kind: Barrier['kind'], params: Record<string, unknown>) =>
      this.faults.word(`person.erase.${kind}`, params) ?? kind;
    const posts = await this.posts.open(id, today());
    const accounts = await this.eraser.accountsInUse(id);
    return [
      ...(state === 'active' ? [{ kind: 'active' as const, id, words: word('active', {}) }] : []),
      ...posts.map(({ appointmentId, words }): Barrier => ({
        kind: 'post',
        id: appointmentId,
        words: word('post', { post: words }),
      })),
      ...accounts.map((account): Barrier => ({ kind: 'account', id: account.id, words: word('account', account) })),
    ];
  }
}
