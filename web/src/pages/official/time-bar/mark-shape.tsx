/** The shapes of the marks: what a fact does is told by its shape, never by colour alone. */
import { changeOf, type TimelineItem } from './timeline';

type Shape = 'fact' | 'corrected' | 'voided' | 'EventCorrected' | 'EventVoided' | 'SanctionRevoked' | 'AppealDecided';

/** Drawn around the origin, about twelve pixels wide. */
const PATHS: Readonly<Record<Exclude<Shape, 'fact' | 'corrected' | 'voided'>, string>> = {
  EventCorrected: 'M 0 -7 L 7 0 L 0 7 L -7 0 Z',
  EventVoided: 'M -6 -6 H 6 V 6 H -6 Z',
  SanctionRevoked: 'M 6 -7 V 7 L -7 0 Z',
  AppealDecided: 'M -7 5 L 0 -7 L 7 5 Z',
};

export const shapeOf = (type: string, state: TimelineItem['state']): Shape =>
  changeOf(type) ?? (state === 'stands' ? 'fact' : state);

export function MarkShape({ shape }: { readonly shape: Shape }) {
  if (shape === 'fact') return <circle r={6} className="mark-fill" />;
  if (shape === 'corrected') {
    return (
      <>
        <circle r={6} className="mark-open" />
        <path d="M -4 4 L 4 -4" className="mark-stroke" />
      </>
    );
  }
  if (shape === 'voided') {
    return (
      <>
        <circle r={6} className="mark-open" />
        <path d="M -4 4 L 4 -4 M -4 -4 L 4 4" className="mark-stroke" />
      </>
    );
  }
  return (
    <>
      <path d={PATHS[shape]} className="mark-change" />
      {shape === 'EventVoided' ? <path d="M -3 3 L 3 -3 M -3 -3 L 3 3" className="mark-on-change" /> : null}
    </>
  );
}

/** Several marks drawn as one, with how many they are. */
export function ClusterShape({ n, isChange }: { readonly n: number; readonly isChange: boolean }) {
  return (
    <>
      {isChange ? (
        <rect x={-9} y={-9} width={18} height={18} rx={3} className="mark-change" />
      ) : (
        <circle r={9} className="mark-fill" />
      )}
      <text y={4} textAnchor="middle" className="mark-count">
        {n}
      </text>
    </>
  );
}

/** One shape beside text. */
export function ShapeIcon({ shape }: { readonly shape: Shape }) {
  return (
    <svg width={16} height={16} viewBox="-8 -8 16 16" aria-hidden="true" className="mark-icon">
      <MarkShape shape={shape} />
    </svg>
  );
}
