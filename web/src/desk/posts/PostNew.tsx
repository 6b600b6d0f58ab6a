import { useState } from "preact/hooks";
import { type PostKind, postKinds } from "../../api/terms.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { dateValue } from "../days.ts";
import { useMe } from "../me.ts";
import { RegionField } from "../RegionField.tsx";
import { begin } from "./postApi.ts";

interface Props {
  /** What the list is narrowed to. */
  region: string | undefined;
  onDone: () => void;
  onClose: () => void;
}

const village = 12;

/** A team, a first secretary or a unit for a village; a village's former team or first secretary ends the day before. */
export function PostNew({ region, onDone, onClose }: Props) {
  const { api, world } = useApp();
  const me = useMe();
  const [place, setPlace] = useState(region ?? me.region.code);
  const [kind, setKind] = useState<PostKind>("team");
  const [name, setName] = useState("");
  const [from, setFrom] = useState(() => dateValue(world.now()));
  const { busy, failure, attempt } = useAttempt();

  const submit = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      await begin(api, { village: place, kind, name: name.trim(), from });
      onDone();
      onClose();
    });
  };

  return (
    <Dialog open title={t("desk.post.new")} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <RegionField value={place} onChoose={setPlace} />
        <SelectField
          label={t("desk.post.kind")}
          value={kind}
          choices={postKinds.map((value) => ({ value, label: t(`terms.post.${value}`) }))}
          onChoose={setKind}
        />
        <TextField
          label={t(`desk.post.nameOf.${kind}`)}
          value={name}
          onType={setName}
          maxLength={60}
          autoComplete="off"
          required
        />
        <TextField label={t("desk.pairing.firstDay")} type="date" value={from} onType={setFrom} required />
        {kind !== "unit" && <p class="soft">{t("desk.post.oneAtATime")}</p>}
        <WrongBox text={failure} />
        <div class="acts">
          <Button onClick={onClose}>{t("desk.act.cancel")}</Button>
          <Button
            kind="main"
            type="submit"
            disabled={busy || place.length !== village || !name.trim() || !from}
          >
            {t("desk.act.done")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
