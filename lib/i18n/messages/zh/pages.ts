import type { Translated } from "../translated";

export const pages: Translated<"pages"> = {
  description: "为 OpenClaw 智能体会话提供快照、对比和经过验证的回滚",
  audit: "审计",
  sessions: "会话",
  session: "会话",
  compare: "对比",
  policies: "策略",
  settings: "设置",
  signIn: "登录",
  notFound: {
    title: "没有这个页面",
    body: "地址可能输错了，或不完整。",
    back: "所有会话",
  },
  error: {
    title: "无法显示此页面",
    detail: "Clawback 自身出错。",
    detailLogged: "Clawback 自身出错，日志中的编号为 {digest}。",
    truth: "会话和快照保持原样。进行中的回滚会在服务器上继续。",
    retry: "重试",
  },
};
