import { captureWithCheckpointer, captureWithClawback, captureWithGit } from "./capture";
import { diffWithClawback, diffWithJsondiffpatch } from "./diff";
import type { Cost } from "./measure";
import { sessionOf } from "./transcript";

const LENGTHS = [100, 2_000, 10_000];
const ROUNDS = 30;
const SLOW_ROUNDS = 9;

const print = (line = "") => process.stdout.write(`${line}\n`);
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
const bytes = (value: number | null) => {
  if (value === null) return "";
  return value < 1e6 ? `${(value / 1e3).toFixed(1)} kB` : `${(value / 1e6).toFixed(2)} MB`;
};
const times = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)}×`;

function row(...cells: string[]): string {
  const [first = "", ...rest] = cells;
  return `  ${first.padEnd(34)}${rest.map((cell) => cell.padStart(13)).join("")}`;
}

print("Capture after 10 new messages (median time; bytes a capture)");
for (const length of LENGTHS) {
  const ours = await captureWithClawback(length, ROUNDS);
  const peers: [string, Cost | null][] = [
    ["LangGraph SqliteSaver.put", await captureWithCheckpointer(length, SLOW_ROUNDS)],
    ["git add + commit", await captureWithGit(length, SLOW_ROUNDS)],
  ];
  print();
  print(
    row(
      `${length.toLocaleString("en")} messages, ${bytes(JSON.stringify(sessionOf(length)).length)}`,
      "time",
      "kept",
      "written",
      "time ÷ ours",
      "kept ÷ ours",
    ),
  );
  print(row("Clawback", ms(ours.timeMs), bytes(ours.keptBytes), bytes(ours.writtenBytes)));
  for (const [name, cost] of peers) {
    if (cost === null) print(row(name, "not installed"));
    else
      print(
        row(
          name,
          ms(cost.timeMs),
          bytes(cost.keptBytes),
          bytes(cost.writtenBytes),
          times(cost.timeMs / ours.timeMs),
          times(cost.keptBytes / ours.keptBytes),
        ),
      );
  }
}

print();
print("Diff: one message edited in the middle, 10 appended (median time)");
for (const length of LENGTHS) {
  const { coldMs, warmMs } = await diffWithClawback(length, ROUNDS);
  const peerMs = await diffWithJsondiffpatch(length, SLOW_ROUNDS);
  print();
  print(row(`${length.toLocaleString("en")} messages`, "time", "÷ first time", "÷ again"));
  print(row("Clawback, from disk", ms(coldMs)));
  print(row("Clawback, again", ms(warmMs)));
  print(row("jsondiffpatch, whole JSON", ms(peerMs), times(peerMs / coldMs), times(peerMs / warmMs)));
}
print();
print(
  "kept: growth of the files. written: handed to the system, journals included; git writes in processes of its own.",
);
