import type { Translated } from "../translated";

export const filter: Translated<"filter"> = {
  edit: "编辑 {term}",
  remove: "移除 {term}",
  removed: "已移除 {term}",
  field: "筛选，{count, plural, =0 {未筛选} other {# 个条件}}",
  suggestions: "筛选条件",
  valuesFor: "{key} 的取值",
  choose: "选择",
  complete: "补全",
  apply: "应用",
  exclude: "排除",
  either: "任一",
  compare: "比较",
  exactExample: '"完整词组"',
  exact: "名称或键",
};
