const KEY = Symbol.for("clawback.process-wide");

/**
 * One value a process. Next bundles a module more than once (pages, routes, instrumentation) and loads it again after
 * an edit in development: what must exist once, such as a database handle, lives on `globalThis`.
 */
export function processWide<Value>(name: string, make: () => Value): Value {
  const holder = globalThis as { [KEY]?: Map<string, unknown> }; // our own symbol: nobody else writes it
  holder[KEY] ??= new Map();
  const values = holder[KEY];
  if (!values.has(name)) values.set(name, make());
  return values.get(name) as Value; // put there by the line above, or by an earlier call with the same name
}
