export type PictureName = "network" | "table" | "chart" | "file" | "flow" | "memo";

const SHAPE: Record<PictureName, React.ReactNode> = {
  network: (
    <>
      <path d="M60 40 30 20M60 40l32-18M60 40 34 64M60 40l30 22M92 22l-2 40" />
      <circle cx="60" cy="40" r="10" className="fill-primary-soft" />
      <circle cx="30" cy="20" r="6" className="fill-surface" />
      <circle cx="92" cy="22" r="6" className="fill-surface" />
      <circle cx="34" cy="64" r="6" className="fill-surface" />
      <circle cx="90" cy="62" r="6" className="fill-surface" />
    </>
  ),
  table: (
    <>
      <rect x="18" y="12" width="84" height="56" rx="4" className="fill-surface" />
      <path d="M18 26h84M18 40h84M18 54h84M46 12v56M76 12v56" />
      <path d="M18 12h84v14H18z" className="fill-primary-soft" />
    </>
  ),
  chart: (
    <>
      <path d="M22 10v58h80M22 40h80M62 10v58" />
      <circle cx="40" cy="54" r="5" className="fill-surface" />
      <circle cx="52" cy="28" r="5" className="fill-surface" />
      <circle cx="78" cy="24" r="6" className="fill-primary-soft" />
      <circle cx="90" cy="52" r="5" className="fill-surface" />
    </>
  ),
  file: (
    <>
      <path d="M40 8h28l16 16v48H40z" className="fill-surface" />
      <path d="M68 8v16h16M52 54l10-12 10 12M62 42v22" />
    </>
  ),
  flow: (
    <>
      <path d="M36 22c16 0 8 18 24 18M36 58c16 0 8-18 24-18M72 40c16 0 8-18 24-18M72 40c16 0 8 18 24 18" />
      <rect x="12" y="14" width="24" height="16" rx="3" className="fill-surface" />
      <rect x="12" y="50" width="24" height="16" rx="3" className="fill-surface" />
      <rect x="48" y="32" width="24" height="16" rx="3" className="fill-primary-soft" />
      <rect x="84" y="14" width="24" height="16" rx="3" className="fill-surface" />
      <rect x="84" y="50" width="24" height="16" rx="3" className="fill-surface" />
    </>
  ),
  memo: (
    <>
      <rect x="34" y="8" width="52" height="64" rx="4" className="fill-surface" />
      <path d="M44 22h32M44 34h32M44 46h18M52 60l6 6 14-14" />
    </>
  ),
};

/** A line drawing of what a page will show; it says nothing that the text beside it does not. */
export function Picture({ name }: { name: PictureName }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 120 80"
      className="h-20 w-30 stroke-line-strong"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {SHAPE[name]}
    </svg>
  );
}
