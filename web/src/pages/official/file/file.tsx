/** The clean-governance file of one person. */
import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { Refused } from '../../../api/client';
import { useAnswer } from '../../../api/use-answer';
import { withBasis } from '../../../basis/basis';
import { useAddressMember, useBasis } from '../../../basis/use-basis';
import { Answered } from '../../../frame/states';
import { useTexts } from '../../../i18n/i18n';
import { useRights, type Rights } from '../../../session/rights';
import type { IntegrityFile, OfficialRow } from '../answers';
import { FileFindings } from './file-findings';
import { FILE, fileQuestion } from './file-question';
import { fileTexts } from './texts';
import { FirstScreen } from './first-screen';
import { NamesContext } from '../names';
import '../official.css';
import '../print/official-print.css';
import { PageMargins } from '../print/printing';
import { Purpose } from '../purpose';
import { SectionNavigator, Sections } from './sections';
import { TimeBar } from '../time-bar/time-bar';
import { useNames, useOfficial } from '../use-official';

const PURPOSE = 'purpose';

export function OfficialFile() {
  const rights = useRights();
  return rights === undefined ? null : <WithPurpose rights={rights} />;
}

/** Nothing of the file is asked for until a purpose is chosen. Who may not read it at all is told so by the service. */
function WithPurpose({ rights }: { readonly rights: Rights }) {
  const { id = '' } = useParams();
  const [purpose, choose] = useAddressMember(PURPOSE);
  const official = useOfficial(id, rights);
  const mustChoose = rights.reads.file && (purpose === undefined || !rights.purposes.includes(purpose));
  if (!mustChoose) return <FileOf id={id} purpose={purpose} official={official} />;
  return (
    <Heading who={official?.nameZh ?? id}>
      <Purpose purposes={rights.purposes} unknown={purpose} who={official?.nameZh ?? id} onChosen={choose} />
    </Heading>
  );
}

interface FileOfProps {
  readonly id: string;
  readonly purpose: string | undefined;
  readonly official: OfficialRow | undefined;
}

function FileOf({ id, purpose, official }: FileOfProps) {
  const { basis } = useBasis();
  const answer = useAnswer(FILE, fileQuestion(id, purpose, basis));
  const names = useNames(official);
  const t = useTexts(fileTexts);
  const who = official?.nameZh;
  const refusal = ownRefusal(answer.error);
  return (
    <NamesContext value={names}>
      <Heading who={who ?? id} canPrint={answer.data !== undefined && answer.error === null}>
        {refusal === undefined ? (
          <Answered answer={answer}>{(file) => <Shown file={file} who={who} />}</Answered>
        ) : (
          <Alert role="alert" type="warning" showIcon title={t(refusal)} />
        )}
      </Heading>
    </NamesContext>
  );
}

/** Refusals that mean something of their own here. */
const REFUSALS = ['not-found', 'consultation-not-recordable'] as const;

const ownRefusal = (error: Error | null): (typeof REFUSALS)[number] | undefined =>
  error instanceof Refused ? REFUSALS.find((slug) => slug === error.slug) : undefined;

interface HeadingProps {
  readonly who: string;
  readonly canPrint?: boolean;
  readonly children: ReactNode;
}

function Heading({ who, canPrint = false, children }: HeadingProps) {
  const t = useTexts(fileTexts);
  const { basis } = useBasis();
  const [purpose, choose] = useAddressMember(PURPOSE);
  return (
    <article className="official-file">
      <header className="file-heading">
        <Typography.Title level={1}>
          <bdi>{t('heading', { who })}</bdi>
        </Typography.Title>
        <div className="file-actions">
          <Link to={{ pathname: '/pages/officials', search: withBasis(new URLSearchParams(), basis).toString() }}>
            {t('back')}
          </Link>
          {purpose === undefined || !canPrint ? null : <Button onClick={() => choose(undefined)}>{t('change')}</Button>}
          {canPrint ? (
            <Button icon={<PrinterOutlined aria-hidden />} title={t('printHint')} onClick={() => window.print()}>
              {t('print')}
            </Button>
          ) : null}
        </div>
      </header>
      {children}
    </article>
  );
}

function Shown({ file, who }: { readonly file: IntegrityFile; readonly who: string | undefined }) {
  const t = useTexts(fileTexts);
  return (
    <>
      <PageMargins file={file} who={who} />
      <FirstScreen file={file} who={who} />
      <TimeBar personId={file.personId} purpose={file.purpose} />
      <FileFindings findings={file.findings} />
      <h2 className="sections-title">{t('sections')}</h2>
      <p className="secondary">{t('sectionsLead')}</p>
      <div className="file-body">
        <SectionNavigator sections={file.sections} />
        <Sections sections={file.sections} />
      </div>
    </>
  );
}
