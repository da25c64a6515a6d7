/** What the scripted model was told to do, read from the newest message of the person. */
export type ModelScript = {
  tools: { name: string; argumentsJson: string }[];
  say: string | null;
  fail: { status: number; message: string } | null;
  slowMs: number;
  hang: boolean;
  fillChars: number;
  promptTokens: number | null;
  /** The message without its directives. */
  text: string;
};

const DIRECTIVE = /!(tool|say|error|slow|hang|fill|usage)(?:\s+(.*))?$/;

/**
 * Reads the directives of a message, one per line:
 *
 *     !tool write {"path":"a.txt","content":"1"}   call a tool (several lines: in parallel)
 *     !say text          answer with this text      !error 400 text   fail with this HTTP status
 *     !slow 5000         stream for about 5 s       !hang             never answer
 *     !fill 3000         pad the answer             !usage 120000     report so many prompt tokens
 */
export function readScript(message: string): ModelScript {
  const script: ModelScript = {
    tools: [],
    say: null,
    fail: null,
    slowMs: 0,
    hang: false,
    fillChars: 0,
    promptTokens: null,
    text: "",
  };
  const plain: string[] = [];
  for (const line of message.split("\n")) {
    const found = DIRECTIVE.exec(line);
    if (found) apply(script, found[1] ?? "", found[2] ?? "");
    else plain.push(line);
  }
  script.text = plain.join("\n").trim();
  return script;
}

function apply(script: ModelScript, verb: string, rest: string): void {
  const [head = "", ...tail] = rest.split(" ");
  switch (verb) {
    case "tool":
      script.tools.push({ name: head, argumentsJson: tail.join(" ") || "{}" });
      break;
    case "say":
      script.say = rest;
      break;
    case "error":
      script.fail = { status: Number(head) || 400, message: tail.join(" ") || "scripted failure" };
      break;
    case "slow":
      script.slowMs = Number(head) || 1000;
      break;
    case "hang":
      script.hang = true;
      break;
    case "fill":
      script.fillChars = Number(head) || 1000;
      break;
    case "usage":
      script.promptTokens = Number(head) || 0;
      break;
  }
}
