import { Argument, type Command } from "commander";

const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

/** `clawback completion <shell>`, and the hidden command that the shells ask. */
export function addCompletion(program: Command): void {
  program
    .command("completion")
    .description("Print a completion script; for bash: source <(clawback completion bash)")
    .addArgument(new Argument("<shell>").choices(SHELLS))
    .action((shell: Shell) => void process.stdout.write(SCRIPTS[shell]));
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .allowUnknownOption()
    .helpOption(false)
    .action((words: string[]) => void process.stdout.write(`${completions(program, words).join("\n")}\n`));
}

/** What may stand in place of the last of these words. */
export function completions(program: Command, words: string[]): string[] {
  const begun = words.at(-1) ?? "";
  const command = words
    .slice(0, -1)
    .reduce<Command>((at, word) => at.commands.find((child) => child.name() === word) ?? at, program);
  const names = command
    .createHelp()
    .visibleCommands(command)
    .map((child) => child.name());
  const options = command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long }) => long ?? []);
  const choices = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
  const fitting = begun.startsWith("-") ? options : [...names, ...choices];
  return fitting.filter((word) => word.startsWith(begun));
}

const SCRIPTS: Record<Shell, string> = {
  bash: `_clawback() {
  local IFS=$'\\n'
  COMPREPLY=($(clawback complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -F _clawback clawback
`,
  zsh: `#compdef clawback
_clawback() {
  local -a found
  found=("\${(@f)$(clawback complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -a found
}
compdef _clawback clawback
`,
  fish: `complete -c clawback -f -a '(clawback complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`,
};
