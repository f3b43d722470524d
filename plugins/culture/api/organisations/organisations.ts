import type { OrganisationDetail } from '@linli/contracts';
import { CoreClient } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

/** A body as far as this plugin needs to know it. */
export type KnownOrganisation = Pick<OrganisationDetail, 'id' | 'name' | 'type' | 'subtype' | 'state' | 'unitId'>;

/** Port: bodies of core, as far as the asker may see them. */
export abstract class Organisations {
  /** @throws NotFoundError where core knows none, or none in the asker's reach */
  abstract get(id: string): Promise<KnownOrganisation>;
}

@Injectable()
export class CoreOrganisations extends Organisations {
  constructor(private readonly core: CoreClient) {
    super();
  }

  async get(id: string): Promise<KnownOrganisation> {
    const { name, type, subtype, state, unitId } = await this.core.get<OrganisationDetail>(`/organisations/${id}`);
    return { id, name, type, subtype, state, unitId };
  }
}
