/** The words of the pages: one for every name and code that the ledger's JSON can hold, and none for anything else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enforcementMeasures } from '../../../projections/enforcement-summary';
import { flowGraphOf, flowKinds, fundSummaryOf, type Flow } from '../../../projections/fund-flows';
import { projections } from '../../../projections/index';
import { sections } from '../../../projections/integrity-file-sections';
import { aboutSchema } from '../../../src/domain/about';
import { enforcementActs, grounds } from '../../../src/domain/accountability/grounds';
import { measureCodes, measureTerms, organisationalMeasureCodes } from '../../../src/domain/accountability/measures';
import { allDeclarations, streams } from '../../../src/domain/catalogue';
import { letterEdgeIds, letterEdges } from '../../../src/domain/letters/edges';
import { parameters } from '../../../src/domain/parameters/parameters';
import { roles } from '../../../src/domain/roles';
import { classCodes } from '../../../src/rulebook/ladders';
import { factTerms, sectionTerms, streamTerms, viewTerms } from '../../../web/src/i18n/terms/facts';
import { fieldParts, fieldTerms } from '../../../web/src/i18n/terms/fields';
import { findingCodeTerms, findingStatusTerms } from '../../../web/src/i18n/terms/findings';
import { enforcementFigureTerms, flowNodeTerms, flowTerms, fundColumnTerms } from '../../../web/src/i18n/terms/flows';
import { recorderTerms, roleTerms } from '../../../web/src/i18n/terms/roles';
import type { Terms } from '../../../web/src/i18n/terms/term';
import { termOf, type TermKind } from '../../../web/src/i18n/terms/term-of';
import { valueParts, valueTerms } from '../../../web/src/i18n/terms/values';
import { aliasCodes, placesIn, placesInAnswers, placesInFacts, type Place } from '../../support/declared-names';

const root = join(__dirname, '..', '..', '..');
const declarations = allDeclarations();
const CJK = /\p{Script=Han}/u;

const zhOf = (declared: Readonly<Record<string, { readonly zh: string }>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(declared).map(([name, { zh }]) => [name, zh]));

const placesAround = placesIn(aboutSchema, 'about');
const places: readonly Place[] = [...placesInFacts, ...placesAround, ...placesInAnswers];

/** Codes that the rules write into findings; how a ballot is void is told in words. */
function findingCodes(): ReadonlySet<string> {
  const folders = ['gs-cg', 'poverty'].map((folder) => `src/rulebook/${folder}`);
  const texts = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file !== 'ballots.ts')
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  );
  const written = texts.flatMap((text) => [...text.matchAll(/'([A-Z][A-Z_]{4,})'|^ +([A-Z][A-Z_]{4,}): \{/gm)]);
  const due = texts.flatMap((text) => [...text.matchAll(/\$\{measureDue\}(_[A-Z]+)`/g)].map(([, end = '']) => end));
  const others = new Set<string>([...measureCodes, ...Object.keys(classCodes), ...parameters['P-DENOM'].values]);
  return new Set([
    ...written.map(([, quoted, key]) => quoted ?? key ?? '').filter((code) => !others.has(code)),
    ...['ADMONITION_TALK', 'REMOVAL'].flatMap((measure) => due.map((end) => `${measure}${end}`)),
  ]);
}

const choices = Object.values(parameters).flatMap((parameter) => ('values' in parameter ? parameter.values : []));
const codesOf = (type: string, field: string): readonly string[] =>
  placesInFacts.filter((place) => place.within.includes(type) && place.field === field).flatMap(({ codes }) => codes);

/** Codes of fields whose type in views is no more than a text. */
const codesInViews: Readonly<Record<string, readonly string[]>> = {
  level: ['unknown'],
  type: declarations.map(({ type }) => type),
  section: sections.map(({ code }) => code),
  sectionCode: sections.map(({ code }) => code),
  code: [...findingCodes()],
  alerts: [...findingCodes()],
  codes: measureCodes,
  measure: measureCodes,
  measureDue: organisationalMeasureCodes,
  measureDecided: organisationalMeasureCodes,
  edges: letterEdgeIds,
  assessmentKind: codesOf('AssessmentLaunched', 'kind'),
  value: choices,
  'imposed.kind': declarations.map(({ type }) => type),
  'signing.kind': ['unit_village'],
  'letters.kind': ['unit_village'],
  'cells.kind': ['unit_village'],
  'objections.outcome': ['upheld'],
};

const qualified = ({ within, field }: Place): readonly string[] => within.map((part) => `${part}.${field}`);

/** Codes by field and by qualified field. */
const declaredCodes = new Map<string, Set<string>>();
for (const place of places) {
  for (const field of [place.field, ...qualified(place)]) {
    declaredCodes.set(field, new Set([...(declaredCodes.get(field) ?? []), ...place.codes]));
  }
}
for (const [field, codes] of Object.entries(codesInViews)) {
  declaredCodes.set(field, new Set([...(declaredCodes.get(field) ?? []), ...codes]));
}

const declaredFields = new Set(places.flatMap((place) => [place.field, ...qualified(place)]));

const flows = flowKinds.map((kind): Flow => ({
  kind,
  from: 'a',
  to: 'b',
  sourceKind: 'other',
  fiscalYear: 2020,
  amount: 1n,
}));
const nodeSorts = flowGraphOf(flows, (_, id) => id).nodes.map(({ id }) => id.slice(0, id.indexOf(':')));
const columns = fundSummaryOf(flows, () => 'county').flatMap((line) =>
  Object.keys(line).filter((name) => !['level', 'sourceKind', 'fiscalYear'].includes(name)),
);

/** Every dictionary of plain names, with exactly the names that it must have. */
const dictionaries: readonly (readonly [TermKind, Terms, readonly string[]])[] = [
  ['fact', factTerms, declarations.map(({ type }) => type)],
  ['stream', streamTerms, streams.map(({ kind }) => kind)],
  ['section', sectionTerms, sections.map(({ code }) => code)],
  ['view', viewTerms, projections.map(({ name }) => name)],
  ['role', recorderTerms, [...Object.keys(roles), ...declarations.flatMap(({ recordedBy }) => recordedBy)]],
  ['finding-status', findingStatusTerms, aliasCodes('src/rulebook/rule.ts', 'FindingStatus')],
  ['finding-code', findingCodeTerms, [...findingCodes()]],
  ['flow', flowTerms, flowKinds],
  ['flow-node', flowNodeTerms, nodeSorts],
  ['fund-column', fundColumnTerms, columns],
  ['enforcement-figure', enforcementFigureTerms, enforcementMeasures],
];

describe('the words of the pages', () => {
  it.each(dictionaries)('have one for each %s, and none that nothing declares', (kind, terms, declared) => {
    expect(declared.length).toBeGreaterThan(0);
    expect(Object.keys(terms).sort()).toEqual([...new Set(declared)].sort());
    expect(declared.filter((name) => !CJK.test(termOf(kind, name, 'zh')))).toEqual([]);
  });

  it('have one for every field of every fact, around it, and of every view and finding', () => {
    expect(placesInFacts.length).toBeGreaterThan(500);
    expect(placesInAnswers.length).toBeGreaterThan(300);
    const wanting = places.flatMap((place) => [place.field, ...qualified(place)]);
    expect([...new Set(wanting)].filter((name) => !CJK.test(termOf('field', name, 'zh')))).toEqual([]);
  });

  it('have none for a field that nothing declares', () => {
    expect(Object.keys(fieldTerms).filter((name) => !declaredFields.has(name))).toEqual([]);
  });

  it('have one for every code of every field, there where it stands', () => {
    const wanting = [...declaredCodes].flatMap(([field, codes]) => [...codes].map((code) => `${field}=${code}`));
    expect(wanting.length).toBeGreaterThan(500);
    expect(wanting.filter((name) => !CJK.test(termOf('value', name, 'zh')))).toEqual([]);
  });

  it('have none for a code that no field holds', () => {
    const left = Object.entries(valueTerms).flatMap(([field, terms]) =>
      Object.keys(terms)
        .filter((code) => declaredCodes.get(field)?.has(code) !== true)
        .map((code) => `${field}=${code}`),
    );
    expect(left).toEqual([]);
  });

  it('name nothing twice', () => {
    const names = fieldParts.flatMap((part) => Object.keys(part));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    const codes = valueParts.flatMap((part) =>
      Object.entries(part).flatMap(([field, terms]) => Object.keys(terms).map((code) => `${field}=${code}`)),
    );
    expect(codes.filter((name, at) => codes.indexOf(name) !== at)).toEqual([]);
  });

  it('are Chinese and English, and never empty', () => {
    const all = [fieldTerms, ...dictionaries.map(([, terms]) => terms), ...Object.values(valueTerms)].flatMap((terms) =>
      Object.entries(terms),
    );
    const bad = all.filter(
      ([, { zh, en }]) => !CJK.test(zh) || en === '' || CJK.test(en) || zh !== zh.trim() || en !== en.trim(),
    );
    expect(bad).toEqual([]);
  });
});

describe('the Chinese words', () => {
  it('of facts, streams, sections, views and roles are those that the declarations give', () => {
    expect(zhOf(factTerms)).toEqual(Object.fromEntries(declarations.map(({ type, zh }) => [type, zh])));
    expect(zhOf(streamTerms)).toEqual(Object.fromEntries(streams.map(({ kind, zh }) => [kind, zh])));
    expect(zhOf(sectionTerms)).toEqual(Object.fromEntries(sections.map(({ code, zh }) => [code, zh])));
    expect(zhOf(viewTerms)).toEqual(Object.fromEntries(projections.map(({ name, zh }) => [name, zh])));
    expect(zhOf(roleTerms)).toEqual(zhOf(roles));
  });

  it('of measures, grounds, letters and parameters are those of the domain', () => {
    const zh = (field: string) => zhOf(valueTerms[field] ?? {});
    expect(zh('newMeasureCode')).toEqual(measureTerms);
    expect(zh('ground')).toEqual({ ...zhOf(grounds), ...zhOf(enforcementActs) });
    expect(zh('edgeId')).toEqual(zhOf(letterEdges));
    expect(zh('parameterId')).toEqual(zhOf(parameters));
  });
});

describe('a word', () => {
  it('is the one of the place where a name stands, else the name’s own', () => {
    expect(termOf('field', 'subjects', 'zh')).toBe('对象');
    expect(termOf('field', 'AuditOpened.subjects', 'zh')).toBe('审计内容');
    expect(termOf('field', 'cycle.type', 'en')).toBe('Kind of cycle');
    expect(termOf('field', 'AuditOpened.docNo', 'zh')).toBe('文号');
    expect(termOf('value', 'outcome=upheld', 'zh')).toBe('维持原处理');
    expect(termOf('value', 'DisclosureObjectionResolved.outcome=upheld', 'zh')).toBe('异议成立');
    expect(termOf('value', 'OrganisationalMeasureImposed.measureCode=REMOVAL', 'zh')).toBe('免职');
  });

  it.each<readonly [TermKind, string, string]>([
    ['field', 'noSuchField', 'noSuchField'],
    ['field', 'AuditOpened.noSuchField', 'noSuchField'],
    ['field', 'constructor', 'constructor'],
    ['value', 'severity=unheard_of', 'unheard_of'],
    ['value', 'noSuchField=a=b', 'a=b'],
    ['value', 'toString=length', 'length'],
    ['value', 'bare', 'bare'],
    ['fact', 'NoSuchFact', 'NoSuchFact'],
    ['role', '__proto__', '__proto__'],
  ])('unknown, a %s %s, is the bare name', (kind, name, shown) => {
    expect(termOf(kind, name, 'zh')).toBe(shown);
    expect(termOf(kind, name, 'en')).toBe(shown);
  });
});
