/** A project by its name, with its declaration behind it for those who may read facts. */
import { FactLink } from '../../../facts/fact-link';
import { useTexts } from '../../../i18n/i18n';
import type { Rights } from '../../../session/rights';
import { RecordedText } from '../../../shown/recorded-text';
import type { LifeAnswer } from '../answers';
import { fundTexts } from '../texts';

interface Props {
  readonly id: string;
  readonly life: Pick<LifeAnswer, 'projects'>;
  readonly rights: Rights;
}

export function ProjectLink({ id, life, rights }: Props) {
  const t = useTexts(fundTexts);
  const declaration = life.projects.find(({ key }) => key === id)?.row.declaration;
  if (declaration === undefined) return <bdi>{id}</bdi>;
  return (
    <>
      <RecordedText text={declaration.nameZh} />
      {rights.reads.facts ? ' ' : null}
      {rights.reads.facts ? <FactLink id={declaration.factId}>{t('declared')}</FactLink> : null}
    </>
  );
}
