/** An organ by its name, with its id beside it: the id is what was recorded. */
import { useOrganNames } from '../shown/organs';
import { RecordedText } from '../shown/recorded-text';

export function Organ({ id }: { readonly id: string }) {
  const name = useOrganNames().get(id);
  if (name === undefined) return <RecordedText text={id} />;
  return (
    <>
      <RecordedText text={name} /> <code>{id}</code>
    </>
  );
}
