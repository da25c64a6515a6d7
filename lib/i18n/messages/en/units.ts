/** Units of times and ages. */
export const units = {
  milliseconds: "{count, number} ms",
  seconds: "{count} s",
  minutes: "{count} m",
  minutesSeconds: "{minutes} m {seconds} s",
  hours: "{count} h",
  hoursMinutes: "{hours} h {minutes} m",
  days: "{count} d",
  ago: "{age} ago",
  now: "now",
  today: "Today",
  yesterday: "Yesterday",
  local: "local",
} as const;
