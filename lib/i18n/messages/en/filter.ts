/** The filter bar over the query language. */
export const filter = {
  edit: "Edit {term}",
  remove: "Remove {term}",
  removed: "Removed {term}",
  field: "Filter, {count, plural, =0 {nothing filtered} one {# part} other {# parts}}",
  suggestions: "Filter by",
  valuesFor: "Values for {key}",
  choose: "choose",
  complete: "complete",
  apply: "apply",
  exclude: "exclude",
  either: "either",
  compare: "compare",
  exactExample: '"exact words"',
  exact: "label or key",
} as const;
