import { scanText } from '@linli/contracts';
import type { FieldError, FoundKind } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { localeOf } from '../context/request-context.ts';
import { requestScope } from '../db/request-scope.ts';
import { InvalidError } from '../errors.ts';
import { Texts } from '../texts/texts.ts';

/** Where in a field something stands that says who somebody is. Characters as people count them, from 1. */
export interface FoundPlace {
  field: string;
  kind: FoundKind;
  from: number;
  to: number;
  /** The value with its middle hidden, and a few letters around it. */
  excerpt: string;
}

/** A text is not published as it is: it holds numbers of people. `params.places` are {@link FoundPlace}s. */
export class NotPublishableError extends InvalidError {
  constructor(places: FoundPlace[], errors: FieldError[]) {
    super('core.text.personal-numbers', { params: { places, count: places.length }, errors });
  }
}

/**
 * What every text passes before others than staff read it (and every reason that stands in a log): identity, bank card and
 * phone numbers, e-mail addresses and licence plates are stopped, with their place. Nothing of the text is kept.
 */
@Injectable()
export class PublishGate {
  constructor(private readonly texts: Texts) {}

  /**
   * @param fields the texts by the name of their field; nothing in a field is fine.
   * @param allow what may stand in it: the landline and the e-mail address of an office, for instance.
   * @throws NotPublishableError with each place.
   */
  check(fields: Readonly<Record<string, string | null | undefined>>, allow: readonly FoundKind[] = []): void {
    const places = Object.entries(fields).flatMap(([field, text]): FoundPlace[] =>
      scanText(text ?? '')
        .filter(({ kind }) => !allow.includes(kind))
        .map(({ kind, from, to, excerpt }) => ({ field, kind, from, to, excerpt })),
    );
    if (places.length > 0)
      throw new NotPublishableError(
        places,
        places.map((place) => this.errorOf(place)),
      );
  }

  private errorOf({ field, kind, from, to, excerpt }: FoundPlace): FieldError {
    const locale = requestScope.getStore()?.locale ?? localeOf(undefined);
    const what = this.texts.find(locale, `text.found.${kind}`) ?? kind;
    const message = this.texts.find(locale, 'text.found-at', { what, from, to, excerpt }) ?? `${what} ${from}–${to}`;
    return { field, code: kind, message };
  }
}
