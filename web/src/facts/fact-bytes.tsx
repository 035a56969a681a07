/** The bytes of a fact as text, with the hashes that this browser computes from them. */
import { Alert, Button } from 'antd';
import { useMemo } from 'react';
import { toHex } from '../../../src/integrity/hex';
import { decodeRecord, RecordFault, type DecodedRecord } from '../../../src/integrity/record';
import { leafHash } from '../../../src/integrity/tree';
import { Loading } from '../frame/states';
import { useTexts } from '../i18n/i18n';
import { count } from '../shown/money';
import { piecesOf } from '../shown/recorded-text';
import { sha256 } from '../verify/cryptography';
import { useFaultText } from '../verify/explained';
import { factTexts } from './texts';
import type { Fact } from './use-opened-fact';

export function FactBytes({ fact, record }: { readonly fact: Fact; readonly record: Uint8Array | undefined }) {
  const t = useTexts(factTexts);
  return (
    <>
      <h3>{t('bytes')}</h3>
      <p>{t('bytesLead')}</p>
      {record ? <Bytes fact={fact} record={record} /> : <Loading />}
    </>
  );
}

function decoded(record: Uint8Array): DecodedRecord | RecordFault {
  try {
    return decodeRecord(record);
  } catch (error) {
    if (error instanceof RecordFault) return error;
    throw error;
  }
}

function Bytes({ fact, record }: { readonly fact: Fact; readonly record: Uint8Array }) {
  const t = useTexts(factTexts);
  const faultText = useFaultText();
  const parts = useMemo(() => decoded(record), [record]);
  const isBroken = parts instanceof RecordFault;
  return (
    <>
      {isBroken ? (
        <>
          <Alert
            type="error"
            showIcon
            title={faultText({ reason: 'malformed-record', values: { id: fact.id, what: parts.reason } })}
          />
          <Text label={t('payload', { n: count(record.length) })} bytes={record} />
        </>
      ) : (
        <>
          <Text label={t('header', { n: count(parts.headerBytes.length) })} bytes={parts.headerBytes} />
          <Text label={t('payload', { n: count(parts.payload.length) })} bytes={parts.payload} />
          <dl className="fact-hashes">
            <dt>{t('payloadSha')}</dt>
            <dd>
              <code>{toHex(sha256(parts.payload))}</code>
            </dd>
            <dt>{t('leafHash')}</dt>
            <dd>
              <code>{toHex(leafHash(parts.headerBytes, sha256))}</code>
            </dd>
          </dl>
        </>
      )}
      <Button onClick={() => download(record, `${fact.id}.record`)}>{t('download')}</Button>
    </>
  );
}

/** It scrolls by itself, so that the keyboard has to reach it. */
function Text({ label, bytes }: { readonly label: string; readonly bytes: Uint8Array }) {
  const pieces = useMemo(() => piecesOf(new TextDecoder().decode(bytes)), [bytes]);
  return (
    <>
      <h4>{label}</h4>
      <pre className="fact-bytes" tabIndex={0} role="region" aria-label={label}>
        {pieces.map(({ text, isMark }, i) => (
          <span key={i} className={isMark ? 'unseen-mark' : undefined}>
            {text}
          </span>
        ))}
      </pre>
    </>
  );
}

function download(bytes: Uint8Array, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
