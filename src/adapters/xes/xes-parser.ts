/**
 * XES 1.0 and IEEE 1849-2016, from text to traces. Push parser: text goes in by pieces of any size, whole traces come
 * out. XML entities beyond the five of XML 1.0 are an error (a document type cannot define any), so a small file cannot
 * unfold into a large one.
 *
 * Nothing in a log is passed over: an element, XML attribute or text that the standard does not know is an error.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SourceUnreadable, type Attribute, type ImportEvent, type ImportTrace } from '../../ledger/import/trace-source';

const NAME_KEY = 'concept:name';
/** Deep enough for any real log; a limit, because each level lengthens the keys below it. */
const DEPTH_MAX = 32;

type Kind = 'attribute' | 'collection' | 'declaration' | 'values' | 'event' | 'trace' | 'log';

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...['string', 'date', 'int', 'float', 'boolean', 'id'].map((name) => [name, 'attribute'] as const),
  ...['list', 'container'].map((name) => [name, 'collection'] as const),
  // What a log says about itself in XML attributes instead of XES ones.
  ...['extension', 'classifier', 'global'].map((name) => [name, 'declaration'] as const),
  ...(['values', 'event', 'trace', 'log'] as const).map((name) => [name, name] as const),
]);

type Scope = 'log' | 'trace' | 'event';

/** An attribute that is open: its key, and how many children a list has had. */
interface Level {
  readonly path: string;
  readonly list: boolean;
  children: number;
}

export class XesParser {
  readonly log: Attribute[] = [];
  traces = 0;
  events = 0;
  attributes = 0;

  private readonly xml = new SaxesParser({ xmlns: false });
  private ready: ImportTrace[] = [];
  private scope: Scope | undefined;
  private levels: Level[] = [];
  private traceName: string | undefined;
  private traceAttributes: Attribute[] = [];
  private traceEvents: ImportEvent[] = [];
  private target: Attribute[] = this.log;
  /** An XML attribute of the open tag that XES gives no meaning. */
  private stray: string | undefined;

  constructor() {
    this.xml.on('error', (error) => this.fail(error.message.replace(/^\d+:\d+: /, '')));
    this.xml.on('xmldecl', ({ encoding }) => {
      if (encoding && !/^(utf-8|us-ascii)$/i.test(encoding)) this.fail(`encoding ${encoding}; only UTF-8 is read`);
    });
    // Cheaper than going through the attributes of each tag once it is complete.
    this.xml.on('attribute', ({ name }) => {
      if (name !== 'key' && name !== 'value') this.stray = name;
    });
    this.xml.on('opentag', (tag) => {
      this.open(tag);
      this.stray = undefined;
    });
    this.xml.on('closetag', ({ name }) => this.close(kindOf(name)));
    this.xml.on('text', (text) => {
      if (/\S/.test(text)) this.fail('text between elements; XES keeps values in attributes');
    });
    this.xml.on('cdata', () => this.fail('a CDATA section; XES keeps values in attributes'));
  }

  /** The traces completed by this piece. Throws `SourceUnreadable`. */
  write(text: string): readonly ImportTrace[] {
    this.xml.write(text);
    const ready = this.ready;
    this.ready = [];
    return ready;
  }

  /** Says that the text has ended. Throws `SourceUnreadable` when the log has not. */
  end(): void {
    this.xml.close();
  }

  /** Where the parser stands, for errors that were noticed outside of it. */
  where(): string {
    return `line ${this.xml.line}, column ${this.xml.column}`;
  }

  private fail(message: string): never {
    throw new SourceUnreadable(this.where(), message);
  }

  private open(tag: SaxesTagPlain): void {
    const kind = kindOf(tag.name);
    if (kind === 'attribute' || kind === 'collection') this.openAttribute(kind, tag);
    else if (kind === 'event') this.openEvent();
    else if (kind === 'trace') this.openTrace();
    else if (kind === 'log') this.openLog(tag);
    else if (kind === 'declaration') this.openDeclaration(tag);
    else if (kind !== 'values' || this.levels.at(-1)?.list !== true) this.fail(`<${tag.name}> has no meaning here`);
    if (this.stray !== undefined && (kind === 'event' || kind === 'trace' || kind === 'values')) this.failStray(tag);
  }

  private openAttribute(kind: 'attribute' | 'collection', tag: SaxesTagPlain): void {
    const { key, value = kind === 'collection' ? '' : undefined } = tag.attributes;
    if (this.scope === undefined) this.fail(`<${tag.name}> outside the log`);
    if (key === undefined || value === undefined) this.fail(`<${tag.name}> needs a key and a value`);
    if (this.stray !== undefined) this.failStray(tag);
    const type = localName(tag.name);
    const parent = this.levels.at(-1);
    const path = parent ? childKey(parent, key) : key;
    if (this.scope !== 'log') this.attributes += 1;
    if (this.scope === 'trace' && !parent && key === NAME_KEY && this.traceName === undefined) this.traceName = value;
    else this.target.push([path, value, type]);
    if (this.levels.length === DEPTH_MAX) this.fail(`attributes nested deeper than ${DEPTH_MAX}`);
    this.levels.push({ path, list: type === 'list', children: 0 });
  }

  private failStray(tag: SaxesTagPlain): never {
    this.fail(`XML attribute ${this.stray} has no meaning in <${tag.name}>`);
  }

  private openLog(tag: SaxesTagPlain): void {
    if (this.scope !== undefined) this.fail('a log inside a log');
    this.scope = 'log';
    for (const [name, value] of Object.entries(tag.attributes)) this.log.push([`log.${name}`, value, 'xml']);
  }

  private openTrace(): void {
    if (this.scope !== 'log' || this.levels.length > 0) this.fail('a trace that is not directly in the log');
    this.scope = 'trace';
    this.traces += 1;
    this.traceName = undefined;
    this.target = this.traceAttributes = [];
    this.traceEvents = [];
  }

  private openEvent(): void {
    if (this.scope !== 'trace' || this.levels.length > 0) this.fail('an event that is not directly in a trace');
    this.scope = 'event';
    this.events += 1;
    this.target = [];
    this.traceEvents.push({ attributes: this.target });
  }

  private openDeclaration(tag: SaxesTagPlain): void {
    const kind = localName(tag.name);
    if (this.scope !== 'log' || this.levels.length > 0) this.fail(`<${kind}> that is not directly in the log`);
    const path = `${kind}.${tag.attributes['prefix'] ?? tag.attributes['name'] ?? tag.attributes['scope'] ?? ''}`;
    for (const [name, value] of Object.entries(tag.attributes)) this.log.push([`${path}.${name}`, value, 'xml']);
    this.levels.push({ path, list: false, children: 0 });
  }

  private close(kind: Kind | undefined): void {
    if (kind === 'attribute' || kind === 'collection' || kind === 'declaration') {
      this.levels.pop();
    } else if (kind === 'event') {
      this.scope = 'trace';
      this.target = this.traceAttributes;
    } else if (kind === 'trace') {
      this.ready.push({ name: this.traceName, attributes: this.traceAttributes, events: this.traceEvents });
      this.scope = 'log';
      this.target = this.log;
    } else if (kind === 'log') {
      this.scope = undefined;
    }
  }
}

/** XES has one namespace; some writers give it a prefix. */
const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

const kindOf = (name: string): Kind | undefined => KINDS.get(name) ?? KINDS.get(localName(name));

/** Children of a list may share a key, or mean nothing by it: their place tells them apart. */
function childKey(parent: Level, key: string): string {
  parent.children += 1;
  return parent.list ? `${parent.path}.${parent.children}.${key}` : `${parent.path}.${key}`;
}
