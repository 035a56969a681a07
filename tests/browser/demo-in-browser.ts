/**
 * The demo's province served to a real Chromium. Loading it takes a quarter of a minute, so it is loaded once and copied;
 * each test file serves a copy of its own.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { pino } from 'pino';
import { startDemo, type Demo } from '../../demo/demo';
import { startService, type Service } from '../../src/main';

const ROOT = join(__dirname, '../..');
export const SCREENSHOTS = join(ROOT, 'screenshots');

export const sizes = { wide: { width: 1366, height: 768 }, narrow: { width: 390, height: 844 } } as const;
export type Size = keyof typeof sizes;
export type Language = 'zh' | 'en';
export type Look = readonly [Size, Language];

const allLooks: readonly Look[] = [
  ['wide', 'zh'],
  ['narrow', 'en'],
  ['wide', 'en'],
  ['narrow', 'zh'],
];

/** So many of the looks, to spare time; with SHILU_LOOKS=all every one. */
export const looks = (enough: number): readonly Look[] =>
  process.env['SHILU_LOOKS'] === 'all' ? allLooks : allLooks.slice(0, enough);

export interface Opening {
  readonly size?: Size;
  readonly language?: Language;
  /** Undefined: not signed in. */
  readonly token?: string | undefined;
  /** False: signed in without the log's key. */
  readonly withKey?: boolean;
}

export class DemoInBrowser {
  private constructor(
    private readonly folder: string,
    readonly demo: Demo,
    private readonly browser: Browser,
  ) {
    this.running = demo.service;
    this.url = demo.service.url;
  }

  private running: Service | undefined;
  /** The same for as long as the demo stands, even while nobody answers there. */
  readonly url: string;

  static async start(): Promise<DemoInBrowser> {
    const loaded = await loadedFolder();
    const folder = mkdtempSync(join(tmpdir(), 'shilu-browser-'));
    cpSync(loaded, folder, { recursive: true });
    const demo = await startDemo({ dataDir: folder, port: 0, now: Date.now() });
    // Chromium refuses to sandbox itself for the superuser.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const executablePath = process.env['SHILU_CHROMIUM'] ?? '/usr/bin/chromium';
    return new DemoInBrowser(folder, demo, await chromium.launch({ executablePath, args }));
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.goAway();
    rmSync(this.folder, { recursive: true });
  }

  /** Stops the service; the windows stay open. */
  async goAway(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  /** Serves the same ledger at the same address again. */
  async comeBack(): Promise<void> {
    const { hostname: host, port } = new URL(this.url);
    this.running = await startService({ dataDir: this.folder, host, port: Number(port) }, pino({ level: 'warn' }));
  }

  get dataDir(): string {
    return this.folder;
  }

  /** A browser that nobody has used before, with a window on `path`. */
  async open(path: string, opening: Opening = {}): Promise<Window> {
    const { size = 'wide', language = 'zh', withKey = true } = opening;
    const { auditorToken, verifierKey } = this.demo.shown;
    const token = 'token' in opening ? opening.token : auditorToken;
    const context = await this.browser.newContext({
      viewport: sizes[size],
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
    });
    await context.addInitScript(`localStorage.setItem('shilu.language', '${language}')`);
    const page = await context.newPage();
    const window = new Window(context, page);
    const key = withKey ? `&key=${encodeURIComponent(verifierKey)}` : '';
    await page.goto(`${this.url}${path}${token === undefined ? '' : `#token=${token}${key}`}`);
    return window;
  }
}

/** One window, with all that its console complained about. */
export class Window {
  readonly complaints: string[] = [];

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      // A refusal of the service is written into the console by the browser itself.
      if (message.type() === 'error' && !message.text().includes('Failed to load resource')) {
        this.complaints.push(message.text());
      }
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  /** Saves the window under `screenshots/`, for people to look at. */
  async shoot(name: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.context.close();
    expect(this.complaints).toEqual([]);
  }
}

/** The demo's folder as loaded by a build of these sources. */
async function loadedFolder(): Promise<string> {
  const { digestOfSources } = (await import(join(ROOT, 'scripts/built.mjs'))) as {
    readonly digestOfSources: (root: string) => string;
  };
  const folder = join(tmpdir(), `shilu-browser-demo-${digestOfSources(ROOT).slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(join(tmpdir(), 'shilu-browser-loading-'));
  const { service } = await startDemo({ dataDir: fresh, port: 0, now: Date.now() });
  await service.stop();
  renameSync(fresh, folder);
  return folder;
}
