/** The articles broken, sorted as the reader chose. */
import { byAmount } from '../../shown/whole';
import type { ArticleFigures } from './answers';
import { inDirection, type Sorting } from './sorting';

export const articleColumns = ['article', 'penalties', 'imposed'] as const;
export type ArticleColumn = (typeof articleColumns)[number];

/** Numbers in a name count as numbers: 7 before 157. */
const byName = (a: ArticleFigures, b: ArticleFigures): number =>
  a.article.localeCompare(b.article, 'zh', { numeric: true });

/** Those that are equal in the column stand in the order of their names. */
export function sortedArticles(
  articles: readonly ArticleFigures[],
  { column, direction }: Sorting<ArticleColumn>,
): readonly ArticleFigures[] {
  const compare = (a: ArticleFigures, b: ArticleFigures): number =>
    column === 'article' ? byName(a, b) : byAmount(a[column], b[column]);
  return [...articles].sort((a, b) => inDirection(compare(a, b), direction) || byName(a, b));
}
