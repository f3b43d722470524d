import {
  todoCountQuerySchema,
  todoCountSchema,
  todoKindsSchema,
  todoPageSchema,
  todoQuerySchema,
  type Page,
  type Todo,
  type TodoCount,
  type TodoCountQuery,
  type TodoKinds,
  type TodoQuery,
} from '@linli/contracts';
import { AllowAnyAccount, Answers, ExportsList } from '@linli/sdk-server';
import { Controller, Get, Headers, Query } from '@nestjs/common';
import { IdentityService } from '../identity/identity.service.ts';
import type { AccountAccess } from '../access/account-access.ts';
import { TodoService } from './todo.service.ts';
import { TODO_LIST } from '../list-export/access-lists.ts';

type RequestHeaders = Record<string, string | undefined>;

/** What waits for whoever asks. Which permissions that rests on the kinds say, so that no route can name them. */
@Controller('me/todos')
export class TodoController {
  constructor(
    private readonly identity: IdentityService,
    private readonly todos: TodoService,
  ) {}

  @Get()
  @AllowAnyAccount()
  @Answers(todoPageSchema)
  @ExportsList(TODO_LIST)
  async findPage(
    @Headers() headers: RequestHeaders,
    @Query({ schema: todoQuerySchema }) query: TodoQuery,
  ): Promise<Page<Todo>> {
    return this.todos.findPage(await this.asker(headers), query);
  }

  @Get('count')
  @AllowAnyAccount()
  @Answers(todoCountSchema)
  async count(
    @Headers() headers: RequestHeaders,
    @Query({ schema: todoCountQuerySchema }) { unit }: TodoCountQuery,
  ): Promise<TodoCount> {
    return this.todos.count(await this.asker(headers), unit);
  }

  @Get('kinds')
  @AllowAnyAccount()
  @Answers(todoKindsSchema)
  async findKinds(@Headers() headers: RequestHeaders): Promise<TodoKinds> {
    return this.todos.findKinds(await this.asker(headers));
  }

  private async asker({ authorization }: RequestHeaders): Promise<AccountAccess> {
    return (await this.identity.authenticate(authorization)).access;
  }
}
