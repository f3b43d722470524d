import { Controller, Get, Injectable, Optional } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { AllowEverybody } from '../access/allow.decorator.ts';
import { UnavailableError } from '../errors.ts';

/** Asks the database for a sign of life, with a bound. */
@Injectable()
export class HealthService {
  constructor(@Optional() private readonly dataSource?: DataSource) {}

  async check(): Promise<{ database: boolean }> {
    if (!this.dataSource) return { database: true };
    const timeout = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error('no answer within 2 s')), 2_000).unref(),
    );
    try {
      await Promise.race([this.dataSource.query('SELECT 1'), timeout]);
      return { database: true };
    } catch (cause) {
      throw new UnavailableError('core.database.unavailable', { retryAfter: 2, cause });
    }
  }
}

/** Liveness says that the process answers, readiness that it can do its work. */
@ApiExcludeController()
@AllowEverybody()
@Controller()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('healthz')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  async ready(): Promise<{ status: 'ok'; database: boolean }> {
    return { status: 'ok', ...(await this.health.check()) };
  }
}
