import type { AppointmentKind, OrganisationSubtype, OrganisationType, PostTypeId, Seat } from '@linli/contracts';
import { inventedName, inventedPhone } from './names.ts';

/** A body of the demo; units, superiors and anchors by their codes. */
export interface DemoBody {
  code: string;
  name: string;
  type: OrganisationType;
  subtype?: OrganisationSubtype;
  superior?: string;
  /** The unit that it stands at; left out where it stands in another body. */
  unit?: string;
  /** The entrance or the club in that unit. */
  place?: { kind: 'entrance' | 'club'; name: string };
  /** The body that it stands in. */
  within?: string;
  since: string;
}

export interface DemoPerson {
  code: string;
  name: string;
  unit: string;
  phone: string;
}

export interface DemoPost {
  person: string;
  body: string;
  post: PostTypeId;
  kind: AppointmentKind;
  seat?: Seat;
  from?: { body: string } | { name: string };
  since: string;
  until?: string;
  termEnd?: string;
  basis?: string;
}

/**
 * The code of a body at a unit: its kind, and the unit's number in the district in groups, because the fifteen digits of a
 * grid's code in one piece are read as an identity number of the old kind.
 */
export function bodyCode(kind: string, unitCode: string): string {
  const [, street = '', community, grid] = /^\d{6}(\d{3})(\d{3})?(\d{3})?$/.exec(unitCode) ?? [];
  return [kind, `${street}${community ?? ''}`, ...(grid ? [grid] : [])].join('-');
}

/** Collects bodies, people and posts; people get invented names in the order in which they come. */
export class DemoRegister {
  readonly bodies: DemoBody[] = [];
  readonly people: DemoPerson[] = [];
  readonly posts: DemoPost[] = [];

  /** Adds a body and answers its code. */
  body(body: DemoBody): string {
    this.bodies.push(body);
    return body.code;
  }

  /** Adds somebody and answers their code. */
  person(unit: string, known?: { code: string; name: string }): string {
    const n = this.people.length;
    const code = known?.code ?? `RY-${String(n + 1).padStart(5, '0')}`;
    this.people.push({ code, name: known?.name ?? inventedName(n), unit, phone: inventedPhone(n) });
    return code;
  }

  post(post: DemoPost): void {
    this.posts.push(post);
  }

  /** Adds somebody new with a post. */
  newcomer(unit: string, post: Omit<DemoPost, 'person'>): string {
    const person = this.person(unit);
    this.post({ ...post, person });
    return person;
  }
}
