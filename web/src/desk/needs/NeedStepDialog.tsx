import { useEffect, useRef, useState } from "preact/hooks";
import type { LedgerNeed } from "../../api/deskWire.ts";
import { Problem } from "../../api/problem.ts";
import type { Need } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextArea, TextField } from "../../parts/Field.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { takeStep } from "../api.ts";
import { dateValue } from "../days.ts";
import { useKept } from "../kept.ts";
import { type DeskStep, saysNext, wantsWords, withPhotosHere } from "./ledger.ts";
import { OwnerFields } from "./OwnerFields.tsx";
import { StepPhotoField } from "./StepPhotoField.tsx";
import { useStepPhotos } from "./useStepPhotos.ts";

interface Props {
  need: LedgerNeed;
  kind: DeskStep;
  onStep: (stepped: Need) => void;
  onClose: () => void;
}

const fortnight = 14 * 86_400_000;
const mostTrips = 50;

/** One step, with the words it wants: a refusal says why, an assignment says who and by when. */
export function NeedStepDialog({ need, kind, onStep, onClose }: Props) {
  const { api, world } = useApp();
  const [fresh] = useState(() => world.id());
  const today = dateValue(world.now());
  // Of the need as it stands: what was typed before its last step may have been that step.
  const { draft, put, drop } = useKept(`step ${need.id} ${kind} ${need.steps.length}`, {
    // One id for one step, however often it is sent, and though its answer was lost and the dialog opened anew.
    id: fresh,
    note: "",
    next: (kind === "assigned" && need.next_step) || "",
    trips: "1",
    owner: {
      account: need.assignee_id ?? "",
      office: need.assignee_id ? "" : (need.assignee ?? ""),
    },
    due: need.due_on && need.due_on >= today ? need.due_on : dateValue(world.now() + fortnight),
  });
  const { id, note, next, trips, owner, due } = draft;
  // Whom the server did not take: out of service by now, or no longer with this household.
  const [unfit, setUnfit] = useState<string | null>(null);
  const over = due !== "" && due < today;
  const photos = useStepPhotos();
  // Once it was sent the step has its photos: the server hears of no others under the same id.
  const [fixed, setFixed] = useState(false);
  // Taken, while its photos are still on their way.
  const [stepped, setStepped] = useState<Need | null>(null);
  const open = useRef(true);
  useEffect(
    () => () => {
      open.current = false;
    },
    [],
  );
  const { busy, failure, attempt } = useAttempt();
  const assigns = kind === "assigned";
  const errand = kind === "errand";
  const wanting =
    (assigns && !((owner.account || owner.office.trim()) && due && !over)) ||
    (errand && !(Number.isInteger(Number(trips)) && Number(trips) >= 1 && Number(trips) <= mostTrips)) ||
    (wantsWords(kind) && note.trim() === "") ||
    photos.working > 0;

  async function take(): Promise<Need> {
    const who = owner.account ? { assignee_id: owner.account } : { assignee: owner.office.trim() };
    const words = {
      ...(assigns && { due_on: due, ...who }),
      ...(errand && { trips_saved: Number(trips) }),
      ...(saysNext(kind) && next.trim() && { next_step: next.trim() }),
      ...(photos.chosen.length > 0 && { photos: photos.chosen.map((photo) => photo.note) }),
    };
    setFixed(true);
    try {
      return await takeStep(api, need.id, { id, kind, note: note.trim(), ...words });
    } catch (error) {
      if (error instanceof Problem) {
        setFixed(false);
        if ("assignee_id" in error.errors) setUnfit(owner.account);
      }
      throw error;
    }
  }

  const submit = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      const told = stepped ?? (await take());
      drop();
      if (photos.chosen.length > 0) setStepped(told);
      onStep(withPhotosHere(told, await photos.send()));
      if (open.current) onClose();
    });
  };

  const leave = () => {
    if (stepped) onStep(withPhotosHere(stepped, photos.come));
    onClose();
  };

  const cancel = () => {
    drop();
    leave();
  };

  return (
    <Dialog open title={t(`desk.need.act.${kind}`)} onClose={leave}>
      <p class="soft">
        {need.household.head_name} · {t(`terms.need.${need.category}`)} · {need.description}
      </p>
      <form class="stack" onSubmit={submit}>
        {stepped ? (
          <p role="status">{t("desk.need.photosToSend")}</p>
        ) : (
          <>
            {assigns && (
              <>
                <OwnerFields
                  need={need}
                  owner={owner}
                  unfit={unfit}
                  onChoose={(chosen) => put({ owner: chosen })}
                />
                <TextField
                  label={t("desk.need.dueOn")}
                  type="date"
                  value={due}
                  onType={(day) => put({ due: day })}
                  wrong={over ? t("desk.need.dayOver") : undefined}
                  required
                />
              </>
            )}
            <TextArea
              label={t(
                errand ? "desk.need.whatErrand" : kind === "declined" ? "desk.need.why" : "desk.need.note",
              )}
              value={note}
              onType={(text) => put({ note: text })}
              maxLength={1000}
              rows={3}
            />
            {errand && (
              <TextField
                label={t("desk.need.tripsSaved")}
                type="number"
                inputMode="numeric"
                value={trips}
                onType={(count) => put({ trips: count })}
                required
              />
            )}
            {saysNext(kind) && (
              <TextField
                label={t("desk.need.nextStep")}
                value={next}
                onType={(text) => put({ next: text })}
                maxLength={200}
              />
            )}
          </>
        )}
        {kind === "resolved" && <StepPhotoField photos={photos} fixed={fixed} />}
        <WrongBox text={failure} />
        <div class="acts">
          <Button onClick={cancel}>{t(stepped ? "desk.act.close" : "desk.act.cancel")}</Button>
          <Button kind={kind === "declined" ? "bad" : "main"} type="submit" disabled={busy || wanting}>
            {t(stepped ? "desk.need.photosAgain" : "desk.act.done")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
