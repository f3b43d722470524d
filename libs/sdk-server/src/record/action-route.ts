import { permissionsOf, transitionOf } from '@linli/contracts';
import type { ActionOf, PermissionOf, StateMachine } from '@linli/contracts';
import { HttpCode, Post, applyDecorators } from '@nestjs/common';
import type { z } from 'zod';
import { Allow } from '../access/allow.decorator.ts';
import { Answers } from '../openapi/openapi.ts';

/** Acts with one of a machine's permissions; the others are asked about, because each answer says what may be done next. */
export function AllowOn<M extends StateMachine>(machine: M, acting: PermissionOf<M>): MethodDecorator {
  return Allow(acting, ...permissionsOf(machine).filter((other) => other !== acting));
}

/** The route of an action: `POST :id/<action>`, with its permission, answered by the record as it is then. */
export function ActionRoute<M extends StateMachine>(
  machine: M,
  action: ActionOf<M>,
  answer: z.ZodType,
): MethodDecorator {
  const permission = transitionOf(machine, action).permission as PermissionOf<M>;
  return applyDecorators(Post(`:id/${action}`), HttpCode(200), AllowOn(machine, permission), Answers(answer));
}
