import { knows, t } from "../../words/words.ts";

/** What is wrong with a template, cell by cell: "周报!B3". */
export function TemplateFaults({ faults }: { faults: Record<string, string[]> }) {
  const cells = Object.entries(faults);
  if (cells.length === 0) return null;
  return (
    <ul class="card bad">
      {cells.map(([cell, codes]) => (
        <li key={cell}>
          <strong>{cell}</strong> {codes.map(faultWord).join(" · ")}
        </li>
      ))}
    </ul>
  );
}

function faultWord(code: string): string {
  const key = `desk.week.template.fault.${code}`;
  return knows(key) ? t(key) : code;
}
