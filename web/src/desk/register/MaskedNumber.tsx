import { useState } from "preact/hooks";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { reveal } from "../api.ts";

interface Props {
  household: string;
  member: { id: string; name: string };
  field: "id_number" | "phone";
  masked: string | null;
}

/** Masked until somebody asks; shown only here and only until the page is left. */
export function MaskedNumber({ household, member, field, masked }: Props) {
  const { api } = useApp();
  const [value, setValue] = useState<string | null>(null);
  const { busy, failure, attempt } = useAttempt();
  if (masked === null) return <span class="soft">—</span>;
  const name = t(field === "phone" ? "desk.account.phone" : "desk.household.idNumber");
  return (
    <span class="masked">
      <span class="digits" role="status">
        {value ?? masked}
      </span>
      {value === null && (
        <button
          type="button"
          class="quiet-link"
          disabled={busy}
          aria-label={t("desk.household.revealOne", { name: member.name, what: name })}
          onClick={() => attempt(async () => setValue(await reveal(api, household, member.id, field)))}
        >
          {t("desk.household.reveal")}
        </button>
      )}
      {failure && (
        <span class="wrong" role="alert">
          {failure}
        </span>
      )}
    </span>
  );
}
