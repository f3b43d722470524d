import {
  createRoleSchema,
  endRoleSchema,
  permissionSchema,
  roleSchema,
  updateRoleSchema,
  type CreateRole,
  type EndRole,
  type Permission,
  type Role,
  type UpdateRole,
} from '@linli/contracts';
import { Allow, Answers, ExportsList } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { RoleService } from './role.service.ts';
import { ROLE_LIST } from '../list-export/access-lists.ts';

const idSchema = z.string().max(128);
const listSchema = z.object({ ended: z.stringbool().default(false) });

@Controller()
export class RoleController {
  constructor(private readonly roles: RoleService) {}

  @Get('roles')
  @Allow('core.role.read', 'core.role.update', 'core.grant.read')
  @Answers(z.object({ items: z.array(roleSchema) }))
  @ExportsList(ROLE_LIST)
  list(@Query({ schema: listSchema }) { ended }: { ended: boolean }): Promise<{ items: Role[] }> {
    return this.roles.list(ended);
  }

  @Get('roles/:id')
  @Allow('core.role.read', 'core.role.update', 'core.grant.read')
  @Answers(roleSchema)
  get(@Param('id', { schema: idSchema }) id: string): Promise<Role> {
    return this.roles.get(id);
  }

  @Get('permissions')
  @Allow('core.role.read')
  @Answers(z.object({ items: z.array(permissionSchema) }))
  permissions(): Promise<{ items: Permission[] }> {
    return this.roles.permissions();
  }

  @Post('roles')
  @Allow('core.role.create', 'core.role.update', 'core.grant.read')
  @Answers(roleSchema, 201)
  create(@Body({ schema: createRoleSchema }) command: CreateRole): Promise<Role> {
    return this.roles.create(command);
  }

  @Patch('roles/:id')
  @Allow('core.role.update', 'core.grant.read')
  @Answers(roleSchema)
  update(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: updateRoleSchema }) command: UpdateRole,
  ): Promise<Role> {
    return this.roles.update(id, command);
  }

  @Post('roles/:id/end')
  @HttpCode(200)
  @Allow('core.role.update', 'core.grant.read')
  @Answers(roleSchema)
  end(@Param('id', { schema: idSchema }) id: string, @Body({ schema: endRoleSchema }) command: EndRole): Promise<Role> {
    return this.roles.end(id, command);
  }
}
