import { Module } from '@nestjs/common';
import { TodoController } from './todo.controller.ts';
import { TodoRepository } from './todo.repository.ts';
import { TodoService } from './todo.service.ts';

/** What waits for whom, across plugins. */
@Module({
  controllers: [TodoController],
  providers: [TodoRepository, TodoService],
})
export class TodoModule {}
