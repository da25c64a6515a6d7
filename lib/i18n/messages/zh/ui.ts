import type { Translated } from "../translated";

export const ui: Translated<"ui"> = {
  close: "关闭",
  closeNotNow: "关闭，暂不可用：{reason}",
  dismiss: "关闭通知",
  tryAgain: "重试",
  trying: "正在重试",
  notNow: "，暂不可用：{reason}",
  copy: "复制{what}",
  copied: "已复制{what}",
  copyRefused: "浏览器不允许复制{what}",
};
