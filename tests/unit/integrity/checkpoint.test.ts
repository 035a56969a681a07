import { encodeBase64 } from '../../../src/integrity/base64';
import { formatCheckpoint, parseCheckpoint } from '../../../src/integrity/checkpoint';
import { NoteFault, parseNote } from '../../../src/integrity/note';
import { emptyRoot } from '../../../src/integrity/tree';
import { sha256 } from './node-crypto';

// https://c2sp.org/tlog-checkpoint, the example at its head.
const EXAMPLE = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;

const root = sha256(Uint8Array.of(1));
const BODY = formatCheckpoint({ origin: 'local/shilu', size: 12, root });

describe('a checkpoint', () => {
  it('of the C2SP specification is read and written as it stands there', () => {
    const { text, signatures } = parseNote(EXAMPLE);
    const checkpoint = parseCheckpoint(text);
    expect(checkpoint.origin).toBe('example.com/behind-the-sofa');
    expect(checkpoint.size).toBe(20_852_163);
    expect(encodeBase64(checkpoint.root)).toBe('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=');
    expect(signatures[0]?.name).toBe(checkpoint.origin);
    expect(formatCheckpoint(checkpoint)).toBe(text);
  });

  it('of the empty log has size 0 and the hash of nothing', () => {
    const text = formatCheckpoint({ origin: 'local/shilu', size: 0, root: emptyRoot(sha256) });
    expect(text).toBe('local/shilu\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n');
    expect(parseCheckpoint(text)).toEqual({ origin: 'local/shilu', size: 0, root: emptyRoot(sha256) });
  });

  it('holds sizes to the last that a number holds exactly', () => {
    const text = formatCheckpoint({ origin: 'a', size: Number.MAX_SAFE_INTEGER, root });
    expect(parseCheckpoint(text).size).toBe(9_007_199_254_740_991);
  });

  it.each([
    ['nothing', ''],
    ['two lines', BODY.split('\n').slice(0, 2).join('\n')],
    ['no LF at the end', BODY.slice(0, -1)],
    ['an empty line at the end', `${BODY}\n`],
    ['an extension line', `${BODY}extension\n`],
    ['CRLF', BODY.replaceAll('\n', '\r\n')],
    ['no origin', BODY.replace('local/shilu', '')],
    ['a control character in the origin', BODY.replace('/', '\u0007')],
    ['a leading zero', BODY.replace('\n12\n', '\n012\n')],
    ['two zeros', BODY.replace('\n12\n', '\n00\n')],
    ['a sign', BODY.replace('\n12\n', '\n+12\n')],
    ['a negative size', BODY.replace('\n12\n', '\n-12\n')],
    ['an exponent', BODY.replace('\n12\n', '\n1e2\n')],
    ['a space before the size', BODY.replace('\n12\n', '\n 12\n')],
    ['no size', BODY.replace('\n12\n', '\n\n')],
    ['digits of another script', BODY.replace('\n12\n', '\n１２\n')],
    ['a size of 2^53', BODY.replace('\n12\n', '\n9007199254740992\n')],
    ['a root of 31 bytes', BODY.replace(encodeBase64(root), encodeBase64(root.subarray(1)))],
    ['a root of 33 bytes', BODY.replace(encodeBase64(root), encodeBase64(Uint8Array.of(...root, 0)))],
    ['a root without padding', BODY.replace('=\n', '\n')],
    ['a root in hexadecimal', BODY.replace(encodeBase64(root), 'ab'.repeat(32))],
  ])('is refused: %s', (_, text) => {
    expect(text).not.toBe(BODY);
    expect(() => parseCheckpoint(text)).toThrow(new NoteFault('malformed-checkpoint'));
  });

  it('is not written for what it cannot say', () => {
    expect(() => formatCheckpoint({ origin: '', size: 1, root })).toThrow(NoteFault);
    expect(() => formatCheckpoint({ origin: 'a\nb', size: 1, root })).toThrow(NoteFault);
    expect(() => formatCheckpoint({ origin: 'a', size: -1, root })).toThrow(NoteFault);
    expect(() => formatCheckpoint({ origin: 'a', size: 1.5, root })).toThrow(NoteFault);
    expect(() => formatCheckpoint({ origin: 'a', size: 2 ** 53, root })).toThrow(NoteFault);
    expect(() => formatCheckpoint({ origin: 'a', size: 1, root: root.subarray(1) })).toThrow(NoteFault);
  });
});
