import { stripVTControlCharacters } from 'node:util';

/** How long a line may be: some tools list all names they know in one. */
const WIDTH = 240;
/** npm and Nx repeat what failed; only the tool's own words help. */
const NOISE = /^(npm (error|warn)|> (?!\s*\d+ \|)|\s*$)/;

/** What the failed tasks of an Nx run said, from its log, `maxLines` of each: the rest is the success of others. */
export function failuresIn(log: string, maxLines = 12): string {
  const plain = stripVTControlCharacters(log);
  const failed = plain.match(/Failed tasks:\s+((?:- .+\s+)+)/)?.[1]?.match(/(?<=- )\S+/g) ?? [];
  const sections = plain.split(/^> nx run /m).slice(1);
  const told = failed.flatMap((task) => {
    // Nx puts a target with a colon in its name in quotes here, and only here.
    const section = sections.find((text) => text.split('\n', 1)[0]?.replaceAll('"', '') === task);
    const lines =
      section
        ?.split('\n')
        .slice(1)
        .filter((line) => !NOISE.test(line)) ?? [];
    const summary = lines.findIndex((line) => line.includes(' NX '));
    return [`${task}:`, ...lines.slice(0, summary < 0 ? undefined : summary).slice(0, maxLines)];
  });
  const shown = told.length > 0 ? told : plain.trimEnd().split('\n').slice(-maxLines);
  return shown.map((line) => (line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line)).join('\n');
}
