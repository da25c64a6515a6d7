import type { Translated } from "../translated";

export const units: Translated<"units"> = {
  milliseconds: "{count, number} 毫秒",
  seconds: "{count} 秒",
  minutes: "{count} 分钟",
  minutesSeconds: "{minutes} 分 {seconds} 秒",
  hours: "{count} 小时",
  hoursMinutes: "{hours} 小时 {minutes} 分",
  days: "{count} 天",
  ago: "{age}前",
  now: "刚刚",
  today: "今天",
  yesterday: "昨天",
  local: "本地",
};
