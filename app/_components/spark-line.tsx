/** A trend in the space of a word. `label` says it in words; a missing value is a gap. */
export function SparkLine({
  values,
  label,
  width = 96,
  height = 24,
}: {
  values: readonly (number | null)[];
  label: string;
  width?: number;
  height?: number;
}) {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const top = Math.max(...known, 0);
  const low = Math.min(...known, 0);
  const x = (i: number) => 2 + (i / Math.max(1, values.length - 1)) * (width - 4);
  const y = (value: number) => height - 3 - ((value - low) / (top - low || 1)) * (height - 6);
  let pen = "M";
  const path = values
    .map((value, i) => {
      if (value === null || !Number.isFinite(value)) {
        pen = "M";
        return "";
      }
      const step = `${pen}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = "L";
      return step;
    })
    .join("");
  const last = values.at(-1);
  return (
    <svg role="img" aria-label={label} width={width} height={height} className="inline-block align-middle">
      <title>{label}</title>
      <path d={path} fill="none" stroke="var(--series-1)" strokeWidth="1.75" strokeLinejoin="round" />
      {last !== null && last !== undefined && Number.isFinite(last) && (
        <circle cx={x(values.length - 1)} cy={y(last)} r="2.5" fill="var(--series-1)" />
      )}
    </svg>
  );
}
