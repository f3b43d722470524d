import type { UnitLevel } from '@linli/contracts';
import { ScopedDb, Texts } from '@linli/sdk-server';
import type { ErrorDetails } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { UnitInvalidError, UnitNotFoundError, UnitStateError, UnitTakenError } from './unit.errors.ts';
import type { UnitFault } from './unit.errors.ts';

/** Makes the errors of this feature: each stands at the field it is about, in the asker's language. */
@Injectable()
export class UnitFaults {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  invalid(what: UnitFault, field: string, params: Record<string, unknown> = {}): UnitInvalidError {
    return new UnitInvalidError(what, this.at(`core.unit.${what}`, field, params));
  }

  taken(
    what: 'name-taken' | 'code-taken' | 'codes-exhausted' | 'alias-taken',
    field: string,
    params: Record<string, unknown>,
  ): UnitTakenError {
    return new UnitTakenError(what, this.at(`core.unit.${what}`, field, params));
  }

  notFound(field: string): UnitNotFoundError {
    return new UnitNotFoundError(this.at('core.unit.not-found', field, {}));
  }

  state(
    what: 'not-active' | 'planned-already' | 'rows-left' | 'plan-decided',
    field: string,
    params: Record<string, unknown>,
  ): UnitStateError {
    return new UnitStateError(what, this.at(`core.unit.${what}`, field, params));
  }

  /** The word for a state of a unit. */
  stateWord(state: string): string {
    return this.texts.find(this.db.context.locale, `unit.state.${state}`) ?? state;
  }

  /** The level's word. */
  level(level: UnitLevel): string {
    return this.texts.find(this.db.context.locale, `unit.level.${level}`) ?? level;
  }

  private at(code: string, field: string, params: Record<string, unknown>): ErrorDetails {
    const message = this.texts.find(this.db.context.locale, `errors.${code}.title`, params) ?? code;
    return { params, errors: [{ field, code, message }] };
  }
}
