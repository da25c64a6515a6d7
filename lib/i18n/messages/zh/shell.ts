import type { Translated } from "../translated";

export const shell: Translated<"shell"> = {
  colours: { system: "跟随系统", light: "浅色", dark: "深色" },
  coloursNow: "颜色：{colours}",
  changeColours: "颜色：{now}。切换为{next}",
};
