import { address, type Query } from "../api/client.ts";
import { ButtonLink } from "../parts/Button.tsx";
import { t } from "../words/words.ts";

interface Props {
  /** Of the list, as the server knows it: "/needs". */
  path: string;
  /** What it is narrowed to. */
  asked: Query;
  /** As links among others, where the list itself is what people come for. */
  quiet?: boolean;
}

const forms = ["xlsx", "csv"] as const;

/** The whole list as it is narrowed now, as a workbook or a plain table. */
export function TakeAway({ path, asked, quiet }: Props) {
  return (
    <>
      {forms.map((form) => {
        const way = { href: address(`${path}.${form}`, asked), download: `${path.slice(1)}.${form}` };
        const word = t(`desk.takeAway.${form}`);
        return quiet ? (
          <a key={form} class="quiet-link" {...way}>
            {word}
          </a>
        ) : (
          <ButtonLink key={form} {...way}>
            {word}
          </ButtonLink>
        );
      })}
    </>
  );
}
