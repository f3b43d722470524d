import { OPERATOR_ISSUER } from './user-token.ts';

/** Name under which accounts keep their issuer: the embedded provider's address changes with the port, its people stay. */
export class AccountIssuer {
  /** @param url `iss` of the tokens */
  constructor(
    readonly value: string,
    readonly url: string,
  ) {}

  nameOf(issuer: string): string {
    return issuer === OPERATOR_ISSUER ? OPERATOR_ISSUER : this.value;
  }
}
