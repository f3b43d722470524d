import { personMatchSchema } from '@linli/contracts';
import {
  PlatformClock,
  PlatformError,
  Records,
  ScopedDb,
  Texts,
  TooManyError,
  UnavailableError,
  UnauthenticatedError,
  flushAudit,
} from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { HireMatch, HireProblem } from '../../contract/index.ts';
import { Staffing } from '../staffing/staffing.ts';
import { HireRow } from './hire.entity.ts';
import { HireUnderWayError } from './hire.errors.ts';
import { hireRecord } from './hire.record.ts';

/** Longer than both calls to core may take together. */
const CARRIED_MS = 35_000;
const MAYBE_KNOWN = 'core.person.maybe-known';

export type Carried = 'done' | 'refused' | 'away';

/**
 * Carries one hire out in core: a person, then an appointment. Core commits each of them by itself, so what has come of it
 * is written down after each, in a transaction of its own, and whoever goes on begins behind it. A lease keeps two from
 * carrying one hire out at once; keys that follow from the hire keep one request from being done twice.
 */
@Injectable()
export class HireCarrier {
  constructor(
    private readonly db: ScopedDb,
    private readonly records: Records,
    private readonly staffing: Staffing,
    private readonly clock: PlatformClock,
    private readonly texts: Texts,
  ) {}

  /** Outside of a transaction. @throws HireUnderWayError while somebody else carries it out. */
  async carry(id: string): Promise<Carried> {
    const row = await this.write(() => this.take(id));
    try {
      const personId = row.personId ?? (await this.register(row));
      const appointmentId = await this.appoint(row, personId);
      await this.write(() => this.finish(id, { personId, appointmentId }));
      return 'done';
    } catch (error) {
      if (!(error instanceof CoreSaidError)) throw error;
      return await this.write(() => this.put(id, error.refusal));
    }
  }

  private write<T>(work: () => Promise<T>): Promise<T> {
    return this.db.run(this.db.context, 'write', async () => {
      const result = await work();
      await flushAudit(this.db);
      return result;
    });
  }

  private async take(id: string): Promise<HireRow> {
    const row = await this.records.get(hireRecord, id);
    const now = new Date();
    if (row.carriedUntil !== null && row.carriedUntil > now && row.state === 'pending') throw new HireUnderWayError();
    const patch = { carriedUntil: new Date(now.getTime() + CARRIED_MS), problem: null, matches: null };
    return this.records.act(hireRecord, id, { action: 'carry', version: row.version, patch });
  }

  private async register(row: HireRow): Promise<string> {
    const { id, name, unitId, isOther } = row;
    const key = `hire-${id}-person${isOther ? '-other' : ''}`;
    const personId = await asked(this.staffing.register({ name, unitId, distinct: isOther }, key));
    await this.write(() => this.note(id, { personId, personMade: true }));
    return personId;
  }

  private async appoint(row: HireRow, personId: string): Promise<string> {
    const { id, organisationId, post, batchTitle: reason } = row;
    // Whoever went on before may have come as far as this, and not have been told.
    const there =
      row.personId === null ? null : await asked(this.staffing.findAppointment({ personId, organisationId, post }));
    if (there !== null) return there;
    const validFrom = row.startsOn ?? this.clock.today();
    const key = `hire-${id}-appointment-${personId.slice(0, 8)}`;
    return asked(this.staffing.appoint({ personId, organisationId, post, validFrom, reason }, key));
  }

  private async note(id: string, known: Partial<HireRow>): Promise<void> {
    await this.db.update(HireRow, await this.records.get(hireRecord, id), known);
  }

  private async finish(id: string, known: { personId: string; appointmentId: string }): Promise<void> {
    const { version } = await this.records.get(hireRecord, id);
    const patch = { ...known, doneOn: this.clock.today(), carriedUntil: null, problem: null, matches: null };
    await this.records.act(hireRecord, id, { action: 'finish', version, patch });
  }

  /** Core was away: it waits on. Core said no: somebody has to look at it. */
  private async put(id: string, error: PlatformError): Promise<'away' | 'refused'> {
    const away =
      error instanceof UnavailableError ||
      error instanceof TooManyError ||
      error instanceof UnauthenticatedError ||
      error.code.startsWith('core.idempotency.in-progress');
    const problem: HireProblem = { ...this.wordsOf(error), code: error.code, away };
    const row = await this.records.get(hireRecord, id);
    if (away) {
      await this.db.update(HireRow, row, { problem, carriedUntil: null });
      return 'away';
    }
    const patch = { problem, matches: matchesIn(error), carriedUntil: null };
    await this.records.act(hireRecord, id, {
      action: 'refuse',
      version: row.version,
      patch,
      said: { said: problem.title },
    });
    return 'refused';
  }

  /** Core has found its words already; for what happened on the way there are our own. */
  private wordsOf({ code, details: { words, params } }: PlatformError): { title: string; remedy: string | null } {
    const word = (part: string) => this.texts.find(this.db.context.locale, `errors.${code}.${part}`, params);
    return { title: words?.title ?? word('title') ?? code, remedy: words?.remedy ?? word('remedy') ?? null };
  }
}

/** What core answered, apart from what goes wrong here. */
class CoreSaidError extends Error {
  constructor(readonly refusal: PlatformError) {
    super(refusal.message, { cause: refusal });
  }
}

async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof PlatformError ? new CoreSaidError(error) : error;
  }
}

function matchesIn({ code, details }: PlatformError): HireMatch[] | null {
  if (code !== MAYBE_KNOWN) return null;
  const matches = personMatchSchema.array().safeParse(details.params?.['matches']);
  return matches.success ? matches.data.map(({ id, name, unit, readable }) => ({ id, name, unit, readable })) : null;
}
