/** Text as somebody recorded it: shown as text whatever it holds, with what would mislead the eye made visible. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../i18n/i18n';
import { recordedTexts } from './texts';

const SHORT = 300;

/** Direction marks and other characters that have no shape but change how their neighbours look. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000-\u0008\u000b-\u001f\u007f]/gu;

interface Piece {
  readonly text: string;
  readonly isMark: boolean;
}

/** The text with each unseen character as a piece of its own, named U+202E. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(UNSEEN)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), isMark: false });
    const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    pieces.push({ text: `U+${code}`, isMark: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isMark: false });
  return pieces;
}

function Pieces({ text }: { readonly text: string }) {
  const t = useTexts(recordedTexts);
  return piecesOf(text).map(({ text: piece, isMark }, i) =>
    isMark ? (
      <span key={i} className="unseen-mark" title={t('unseen')}>
        {piece}
      </span>
    ) : (
      <span key={i}>{piece}</span>
    ),
  );
}

export function RecordedText({ text }: { readonly text: string }) {
  const t = useTexts(recordedTexts);
  const [whole, setWhole] = useState(false);
  const characters = [...text];
  const isLong = characters.length > SHORT;
  return (
    <bdi className="recorded-text">
      <Pieces text={isLong ? characters.slice(0, SHORT).join('') : text} />
      {isLong && !whole ? <span className="text-goes-on">…</span> : null}
      {isLong ? (
        // Paper has no button to show the rest with.
        <span className={whole ? undefined : 'text-rest'}>
          <Pieces text={characters.slice(SHORT).join('')} />
        </span>
      ) : null}
      {isLong ? (
        <Button type="link" size="small" onClick={() => setWhole(!whole)}>
          {whole ? t('less') : t('more', { n: characters.length })}
        </Button>
      ) : null}
    </bdi>
  );
}
