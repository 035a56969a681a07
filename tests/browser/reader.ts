/** Somebody in front of a page, who goes by what is on the screen and is called there, in the language of the page. */
import type { Locator, Page } from 'playwright-core';
import type { DemoInBrowser, Language, Look, Opening, Window } from './demo-in-browser';

/** What something is called, in Chinese and English. */
export type Called = readonly [zh: string, en: string];

/** What people click on or write into. */
type Role = 'link' | 'button' | 'checkbox' | 'radio' | 'tab';

const PATIENCE_MS = 15_000;

export class Reader {
  private constructor(
    private readonly window: Window,
    private readonly look: Look,
  ) {}

  static async arrive(demo: DemoInBrowser, path: string, look: Look, opening: Opening = {}): Promise<Reader> {
    const [size, language] = look;
    const window = await demo.open(path, { ...opening, size, language });
    window.page.setDefaultTimeout(PATIENCE_MS);
    return new Reader(window, look);
  }

  get page(): Page {
    return this.window.page;
  }

  get language(): Language {
    return this.look[1];
  }

  said([zh, en]: Called): string {
    return this.language === 'zh' ? zh : en;
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** A part of the page that has a heading or a label. */
  part(called: Called): Locator {
    return this.page.getByRole('region', { name: this.said(called), exact: true });
  }

  /** A part of the page with a table of the same name in it. */
  listed(called: Called): Locator {
    return this.part(called).first();
  }

  /** What opened beside the page or over it. */
  beside(called: Called): Locator {
    return this.page.getByRole('dialog', { name: this.said(called) });
  }

  async sees(text: string | RegExp, where: Locator | Page = this.page): Promise<void> {
    await where.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async reads(called: Called, where: Locator | Page = this.page): Promise<void> {
    await this.sees(this.said(called), where);
  }

  async chooses(role: Role, called: Called, where: Locator | Page = this.page): Promise<void> {
    await where
      .getByRole(role, { name: this.said(called), exact: true })
      .first()
      .click();
  }

  async types(text: string, ...keys: readonly string[]): Promise<void> {
    await this.page.keyboard.type(text);
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Writes into a field of the basis bar, or of another part, as one does who does not want the calendar. */
  async sets(field: Called, value: string, where: Locator = this.part(BASIS)): Promise<void> {
    await where.getByRole('textbox', { name: this.said(field), exact: true }).fill(value);
    await this.page.keyboard.press('Enter');
  }

  async setsClocks({ day, known }: { readonly day?: string; readonly known?: string }): Promise<void> {
    await this.opensClocks(['更改', 'Change']);
    if (day !== undefined) await this.sets(EFFECTIVE_ON, day);
    if (known !== undefined) await this.sets(KNOWN_AT, known);
    await this.opensClocks(['收起', 'Close']);
  }

  /** On a narrow screen the clocks stand behind a button. */
  private async opensClocks(called: Called): Promise<void> {
    const button = this.part(BASIS).getByRole('button', { name: this.said(called), exact: true });
    if (await button.isVisible()) await button.click();
  }

  /** A member of the address. */
  asked(name: string): string | null {
    return new URL(this.page.url()).searchParams.get(name);
  }

  async closes(opened: Locator): Promise<void> {
    await this.page.keyboard.press('Escape');
    await opened.waitFor({ state: 'hidden' });
  }

  shoot(what: string): Promise<void> {
    return this.window.shoot(`${what}-${this.look.join('-')}`);
  }

  /** The window is closed; nothing was complained about in its console. */
  leave(): Promise<void> {
    return this.window.close();
  }
}

export const BASIS: Called = ['查询依据', 'Basis of the question'];
export const EFFECTIVE_ON: Called = ['所问日', 'Effective day'];
export const KNOWN_AT: Called = ['所知截止', 'Known at'];
