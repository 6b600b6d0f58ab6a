import { address, type Query } from "../api/client.ts";
import { ButtonLink } from "../parts/Button.tsx";
import { t } from "../words/words.ts";

interface Props {
  /** Of the list, as the server knows it: "/needs". */
  path: string;
  /** What it is narrowed to. */
  asked: Query;
}

const forms = ["xlsx", "csv"] as const;

/** The whole list as it is narrowed now, as a workbook or a plain table. */
export function TakeAway({ path, asked }: Props) {
  return (
    <>
      {forms.map((form) => (
        <ButtonLink key={form} href={address(`${path}.${form}`, asked)} download={`${path.slice(1)}.${form}`}>
          {t(`desk.takeAway.${form}`)}
        </ButtonLink>
      ))}
    </>
  );
}
