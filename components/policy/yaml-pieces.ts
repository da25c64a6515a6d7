export interface YamlPiece {
  kind: "space" | "key" | "value" | "comment" | "sign";
  text: string;
}

const LINE = /^(\s*)((?:-\s+)*)((?:[\w.-]+|"[^"]*"|'[^']*')(?=\s*:(?:\s|$)))?(\s*:)?(.*)$/;
const COMMENT = /(^|\s)#.*$/;

/** A line of YAML in coloured pieces. Joined they are the line again; what it means is left to the parser. */
export function yamlPieces(line: string): YamlPiece[] {
  const at = line.search(COMMENT);
  const code = at < 0 ? line : line.slice(0, at);
  const comment = at < 0 ? "" : line.slice(at);
  const [, space = "", dashes = "", key, colon = "", value = ""] = LINE.exec(code) ?? [];
  const pieces: YamlPiece[] = [
    { kind: "space", text: space },
    { kind: "sign", text: dashes },
    { kind: "key", text: key ?? "" },
    { kind: "sign", text: colon },
    { kind: "value", text: value },
    { kind: "comment", text: comment },
  ];
  return pieces.filter(({ text }) => text !== "");
}
