import { readFileSync } from 'node:fs';
import type { Manifest, PlatformStatus, PluginState, StepUp } from '@linli/contracts';
import type { Locale, PrivacyReason, Texts } from '@linli/sdk-server';
import { Pool } from 'undici';
import { RouteTable } from '../gateway/route-table.ts';
import { nameStepUps } from '../identity/step-up.ts';
import type { Bundle, PluginTexts } from './bundle.ts';
import { Places } from './places.ts';
import type { EndReason } from './plugin-process.ts';

export type PluginReason =
  | 'not-built'
  | 'manifest'
  | 'integrity'
  | 'locales'
  | 'duplicate'
  | 'migration-failed'
  | 'unprotected-table'
  | 'database'
  | PrivacyReason
  | EndReason;

/** One plugin of the installation as the rest of core sees it: whether it is there, why not, and how to reach it. */
export class HostedPlugin {
  state: PluginState = 'starting';
  reason: PluginReason | null = null;
  private refused: { where: string; rule: string | null } = { where: '', rule: null };
  since = new Date();
  restarts = 0;
  pid: number | null = null;
  openApi: string | null = null;
  routes: RouteTable | null = null;
  /** Whether its state was ever anything but `starting`: until then the start of the platform is not over. */
  settled = false;
  readonly id: string;
  readonly manifest: Manifest | null;
  /** Null when it cannot be used. */
  readonly bundle: Bundle | null;
  readonly texts: PluginTexts;
  readonly socket: string;
  readonly origin = 'http://plugin';
  readonly dispatcher: Pool;
  /** For requests under way. */
  readonly places: Places;
  readonly readPermissions: readonly string[];
  private readonly stepUps: ReadonlyMap<string, StepUp>;

  constructor(
    found: { id: string; manifest: Manifest | null; bundle: Bundle | null; texts: PluginTexts },
    socket: string,
    private readonly words: Texts,
    private readonly onChange: () => void,
  ) {
    this.id = found.id;
    this.manifest = found.manifest;
    this.bundle = found.bundle;
    this.texts = found.texts;
    this.socket = socket;
    this.dispatcher = new Pool(this.origin, {
      socketPath: socket,
      connections: this.limits.concurrency,
      // The gateway keeps the time; a slow answer is not to be cut off twice.
      headersTimeout: 0,
      bodyTimeout: 0,
      connectTimeout: 2_000,
    });
    this.stepUps = new Map(
      (this.manifest?.permissions ?? []).flatMap(({ id, stepUp }) => (stepUp ? [[id, stepUp] as const] : [])),
    );
    this.places = new Places(this.limits.concurrency);
    this.readPermissions = [...new Set((this.manifest?.data.scopedTables ?? []).map(({ read }) => read))];
  }

  get version(): string {
    return this.manifest?.version ?? '0.0.0';
  }

  get limits(): Manifest['api']['limits'] {
    return this.manifest?.api.limits ?? { memoryMb: 64, bodyKb: 1, timeoutMs: 1000, concurrency: 1 };
  }

  enter(state: PluginState, reason: PluginReason | null): void {
    if (state !== 'starting') this.settled = true;
    // A plugin that is being brought back keeps its reason until it is there, so that a page can say what happened.
    const kept = state === 'starting' && this.restarts > 0 ? this.reason : reason;
    if (state !== this.state || kept !== this.reason) this.since = new Date();
    this.state = state;
    this.reason = kept;
    this.onChange();
  }

  /** It keeps what must not be kept, or does not say what it keeps: which column, and by which rule of the deny-list. */
  refuse(reason: PrivacyReason, where: string, rule: string | null): void {
    this.refused = { where, rule };
    this.enter('failed', reason);
  }

  /** Takes over what the process says about its routes, and adds what the manifest says about their permissions. */
  describe(openApi: string): void {
    const document = JSON.parse(openApi) as { paths: object };
    this.routes = new RouteTable(document);
    this.openApi = JSON.stringify(nameStepUps(document, (permission) => this.stepUpOf(permission)));
  }

  /** How surely and recently somebody must have logged in to use a permission of this plugin. */
  stepUpOf(permission: string | undefined): StepUp | undefined {
    return this.stepUps.get(permission ?? '');
  }

  nameIn(locale: Locale): string {
    const key = this.manifest?.displayName.replaceAll('%', '') ?? '';
    return this.texts[locale]?.[key] ?? this.id;
  }

  reasonIn(locale: Locale): string {
    const { where, rule } = this.refused;
    const params = { where, rule: rule === null ? '' : (this.words.find(locale, `privacy.denied.${rule}`) ?? rule) };
    return this.words.find(locale, `plugin.reason.${this.reason ?? 'starting'}`, params) ?? '';
  }

  status(locale: Locale): PlatformStatus['plugins'][number] {
    return {
      id: this.id,
      version: this.version,
      displayName: this.nameIn(locale),
      state: this.state,
      reason: this.reason === null ? null : this.reasonIn(locale),
      since: this.since.toISOString(),
      restarts: this.restarts,
      pid: this.pid,
      memoryMb: this.pid === null ? null : residentMb(this.pid),
    };
  }
}

/** Memory of a process as Linux reports it; null elsewhere, or when it has just ended. */
function residentMb(pid: number): number | null {
  try {
    const kb = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? null : Math.round(Number(kb) / 102.4) / 10;
  } catch {
    return null;
  }
}
