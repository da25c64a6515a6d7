/** The name of a snapshot; the digits that only make an automatic name unique are greyed, and cut first. */
export function SnapshotName({ name }: { name: string }) {
  const [, words, digits] = /^(.*?)(-\d{10,})$/.exec(name) ?? [];
  if (words === undefined || digits === undefined) return <span className="truncate">{name}</span>;
  return (
    <span className="inline-flex min-w-0" title={name}>
      <span className="truncate">{words}</span>
      <span className="min-w-0 shrink-[9999] truncate text-ink-3">{digits}</span>
    </span>
  );
}
