/** A project by its name, leading to its page where there is one that the key may read. */
import { Link } from 'react-router';
import { RecordedText } from '../../../shown/recorded-text';
import type { Rights } from '../../../session/rights';
import { pages } from '../../registry';
import { usePageAddress } from '../addresses';
import type { LifeAnswer } from '../answers';

interface Props {
  readonly id: string;
  readonly life: Pick<LifeAnswer, 'projects'>;
  readonly rights: Rights;
}

export function ProjectLink({ id, life, rights }: Props) {
  const addressTo = usePageAddress();
  const name = life.projects.find(({ key }) => key === id)?.row.declaration?.nameZh;
  const shown = name === undefined ? <bdi>{id}</bdi> : <RecordedText text={name} />;
  const page = pages.find(({ path }) => path === 'projects/:id');
  if (page?.isFor(rights) !== true) return shown;
  return <Link to={addressTo(`projects/${encodeURIComponent(id)}`)}>{shown}</Link>;
}
