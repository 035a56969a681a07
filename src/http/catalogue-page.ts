/** What can be recorded, as data: every kind of stream and fact, with the schema that sent data is checked against. */
import { competentRoles } from '../access/recording';
import { allDeclarations, belongsIn, streams } from '../domain/catalogue';
import { isCorrection } from '../domain/corrections/correction';
import type { StreamDeclaration } from '../domain/decider';
import type { Declaration } from '../domain/fact';
import { roles, type Recorder } from '../domain/roles';

const declared: readonly StreamDeclaration[] = streams as readonly unknown[] as readonly StreamDeclaration[];

/** The JSON Schema (draft 2020-12) of a fact's data. */
export const schemaOf = ({ schema }: Declaration): object => JSON.parse(JSON.stringify(schema)) as object;

/** Built anew at each call; it depends on the code alone. */
export function cataloguePage(): object {
  return {
    streams: declared.map(({ kind, zh, facts, lifecycle, idField }) => ({
      kind,
      zh,
      /** True: an append names the revision that the recorder has seen. */
      revisionRequired: lifecycle !== undefined,
      idField: idField ?? null,
      facts: facts.map(({ type }) => type),
    })),
    facts: allDeclarations().map((declaration) => {
      const { type, version, zh, cites, extra, recordedBy, occurredOn, naturalKey, documentNumber } = declaration;
      return {
        type,
        version,
        zh,
        cites,
        orderedByText: extra !== true,
        streams: isCorrection(type)
          ? '*'
          : declared.filter(({ kind }) => belongsIn(type, kind)).map(({ kind }) => kind),
        recordedBy: recordedBy.map(recorder),
        clientsMayRecord: competentRoles(declaration).length > 0 || recordedBy.includes('recorder-of-target'),
        occurredOn,
        naturalKey: naturalKey ?? [],
        duplicatesRefused: documentNumber === true,
        schema: schemaOf(declaration),
      };
    }),
  };
}

function recorder(role: Recorder): object {
  if (role === 'ledger') return { role, id: 'RO-SYS', zh: '系统' };
  if (role === 'recorder-of-target') return { role, id: 'RO-REC', zh: '原记录机关或其上级' };
  return { role, id: roles[role].ro, zh: roles[role].zh };
}
