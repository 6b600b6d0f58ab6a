import { useState } from "preact/hooks";
import type { ImportProgress } from "../../api/deskWire.ts";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { bring } from "./bring.ts";

/** A workbook for the server's `path`: tried as soon as it is chosen, then, with one more click, taken for good. */
export function useWorkbook<T>(path: string) {
  const { api } = useApp();
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [result, setResult] = useState<T | null>(null);
  const { busy, failure, attempt } = useAttempt();

  const run = (chosen: File, dryRun: boolean) =>
    attempt(async () => {
      setProgress({ done: 0, of: 0, stage: "reading" });
      try {
        setResult(await bring<T>(api, path, chosen, dryRun, setProgress));
      } finally {
        setProgress(null);
      }
    });
  const choose = ([chosen]: File[]) => {
    if (!chosen) return;
    setFile(chosen);
    setResult(null);
    run(chosen, true);
  };
  const apply = () => file && run(file, false);

  return { file, progress, result, busy, failure, attempt, choose, apply };
}
