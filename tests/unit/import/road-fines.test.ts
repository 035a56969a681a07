/**
 * The public log of 561,470 real events through its mapping, as a dry run. Needs the file: SHILU_ROAD_FINES names it
 * (examples/road-fines/README.md says where it comes from).
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../../src/adapters/system/cryptography';
import { XesSource } from '../../../src/adapters/xes/xes-source';
import { importLog } from '../../../src/ledger/import/importer';
import { rehearsal } from '../../../src/ledger/import/rehearsal';
import { mappingOf } from './logs';

const file = process.env['SHILU_ROAD_FINES'];
const withTheLog = file ? it : it.skip;

withTheLog(
  'the fines log: every trace, event and attribute becomes something',
  async () => {
    const path = file as string;
    const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(digest).toBe('dc9e0e65c964c8ce2a720687ecf17d8204a5cced5db2267c717ed39ada665da8');
    const mapping = mappingOf(readFileSync(join(__dirname, '../../../examples/road-fines/mapping.yaml'), 'utf8'));
    const report = await importLog(
      { record: rehearsal('2026-06-30'), currency: 'EUR', sha256 },
      new XesSource(path),
      mapping,
      { digest, dryRun: true },
    );
    const { log, ...rest } = report;
    expect(rest).toEqual({
      ended: 'complete',
      dryRun: true,
      mapping: 'road-fines',
      digest,
      organ: 'registered',
      read: { traces: 150_370, events: 561_470, attributes: 3_390_314 },
      recorded: { traces: 150_370, facts: 561_470 },
      already: { traces: 0, facts: 0 },
      refused: { traces: 0, facts: 0 },
      refusals: [],
      facts: {
        CompulsoryEnforcementRequested: 59_013,
        LitigationFiled: 555,
        PenaltyImposed: 150_370,
        PenaltyIncreased: 79_860,
        PenaltyNoticeSent: 103_987,
        PenaltyPaid: 77_601,
        PenaltyServed: 79_860,
        ReconsiderationDecided: 999,
        ReconsiderationPrepared: 4_188,
        ReconsiderationRequested: 4_141,
        ReconsiderationResultNotified: 896,
      },
      attributes: { read: 3_390_314, mapped: 1_913_099, kept: 1_477_215, refused: 0, unaccounted: 0 },
    });
    // The log counts its own events; so does the reader.
    expect(log).toContainEqual(['meta_concept:named_events_total', '561470', 'int']);
  },
  120_000,
);
