import { ConflictError } from '@linli/sdk-server';

/** Money is set aside for something and not paid yet: it is paid or given back before the fund is closed. */
export class FundCommittedError extends ConflictError {
  constructor(committed: string) {
    super('funds.fund.still-committed', { params: { committed } });
  }
}
