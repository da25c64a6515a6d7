/** The sign of Clawback. */
export const Mark = ({ size = 22 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true">
    <rect width="22" height="22" rx="5" fill="var(--cb-action-solid)" />
    <path
      d="M9 5.5 5.5 9 9 12.5M6 9h6.5a4 4 0 0 1 0 8H9.5"
      fill="none"
      stroke="#fff"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
