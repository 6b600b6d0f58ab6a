import { useEffect, useMemo } from "preact/hooks";
import { Button, ButtonLink } from "../../parts/Button.tsx";
import { bytesWord } from "../../words/amounts.ts";
import { t } from "../../words/words.ts";
import type { Made } from "./useRescue.ts";

/** The files that were made: through the phone's own share sheet where it takes them, else to be kept like any download. */
export function RescueFiles({ made: { files, operations, photos } }: { made: Made }) {
  const addresses = useMemo(() => files.map((file) => URL.createObjectURL(file)), [files]);
  useEffect(() => () => addresses.forEach(URL.revokeObjectURL), [addresses]);

  return (
    <>
      <p role="status">
        {t("field.rescue.made", { n: operations.length, photos: photos.length, files: files.length })}
      </p>
      <ul class="list ruled">
        {files.map((file, i) => (
          <li key={file.name}>
            {file.name} <span class="soft">{bytesWord(file.size)}</span>
            <div class="choices">
              {navigator.canShare?.({ files: [file] }) && (
                <Button kind="main" onClick={() => share(file)}>
                  {t("field.rescue.share")}
                </Button>
              )}
              <ButtonLink href={addresses[i] ?? ""} download={file.name}>
                {t("field.rescue.keep")}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
      <p class="soft">{t("field.rescue.after")}</p>
    </>
  );
}

/** Who closes the share sheet has changed their mind; the file can still be kept. */
const share = (file: File) => navigator.share({ files: [file] }).catch(() => undefined);
