import { checkpointer, clawback, gitIfThere, measureCapture } from "./capture";
import { measureDiffs } from "./diff";
import { sessionOf } from "./transcript";

const LENGTHS = [100, 2_000, 10_000];
const ROUNDS = 25;

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
  const contestants = [clawback, checkpointer, ...gitIfThere()];
  const costs = [];
  for (const contestant of contestants) costs.push(await measureCapture(contestant, length, ROUNDS));
  const [ours] = costs;
  if (!ours) continue;
  const size = bytes(JSON.stringify(sessionOf(length)).length);
  print();
  print(
    row(
      `${length.toLocaleString("en")} messages, ${size}`,
      "time",
      "kept",
      "written",
      "time ÷ ours",
      "kept ÷ ours",
    ),
  );
  costs.forEach((cost, index) => {
    const cells = [ms(cost.timeMs), bytes(cost.keptBytes), bytes(cost.writtenBytes)];
    const ratios =
      cost === ours ? [] : [times(cost.timeMs / ours.timeMs), times(cost.keptBytes / ours.keptBytes)];
    print(row(contestants[index]?.name ?? "", ...cells, ...ratios));
  });
}

print();
print("Diff: one message edited in the middle, 10 appended (median time)");
for (const length of LENGTHS) {
  const { coldMs, warmMs, peerMs } = await measureDiffs(length, ROUNDS);
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
