// The packages that we compare with. They are found when the benchmark runs, so that the types and import rules of
// the project hold where they are not installed.

/** @param {string} name */
const peer = (name) => import(import.meta.resolve(name));

/**
 * LangGraph's checkpointer on a new file: puts one state after another into one thread.
 *
 * @param {string} path
 * @returns {Promise<{ put(state: object): Promise<void>; pragma(text: string): void; close(): void }>}
 */
export async function openCheckpointer(path) {
  const { SqliteSaver } = await peer("@langchain/langgraph-checkpoint-sqlite");
  const { emptyCheckpoint, uuid6 } = await peer("@langchain/langgraph-checkpoint");
  const saver = SqliteSaver.fromConnString(path);
  let config = { configurable: { thread_id: "bench", checkpoint_ns: "" } };
  let step = 0;
  return {
    async put(state) {
      const checkpoint = { ...emptyCheckpoint(), id: uuid6(step), channel_values: state };
      config = await saver.put(config, checkpoint, { source: "update", step, parents: {} });
      step += 1;
    },
    pragma: (text) => saver.db.pragma(text),
    close: () => saver.db.close(),
  };
}

/**
 * jsondiffpatch as its documentation sets it up for lists of objects: matched by id.
 *
 * @returns {Promise<(from: unknown, to: unknown) => unknown>}
 */
export async function jsonDiff() {
  const { create } = await peer("jsondiffpatch");
  const differ = create({
    objectHash: (/** @type {{ id?: string; path?: string }} */ item) => item.id ?? item.path,
  });
  return (from, to) => differ.diff(from, to);
}
