import type { Translated } from "../translated";

export const signIn: Translated<"signIn"> = {
  title: "登录 Clawback",
  token: "令牌",
  help: "启动此服务器时 <variable>CLAWBACK_TOKEN</variable> 的值。",
  submit: "登录",
  submitting: "正在登录",
};
