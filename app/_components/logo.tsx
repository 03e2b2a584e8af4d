/** The product's sign: an industry and its partners. The same drawing as public/icon.svg. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" width={size} height={size}>
      <rect width="32" height="32" rx="7" fill="var(--primary-pressed)" />
      <g stroke="#b1cefb" strokeWidth="2">
        <path d="M9 10 16 17M23 9l-7 8M16 17l-6 7M16 17l8 6" />
      </g>
      <g fill="#fff">
        <circle cx="16" cy="17" r="4" />
        <circle cx="9" cy="10" r="2.5" />
        <circle cx="23" cy="9" r="2.5" />
        <circle cx="10" cy="24" r="2.5" />
        <circle cx="24" cy="23" r="2.5" />
      </g>
    </svg>
  );
}
