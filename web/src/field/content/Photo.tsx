import { useState } from "preact/hooks";
import { t } from "../../words/words.ts";
import { usePhotoAddress } from "../usePhotoAddress.ts";

interface Props {
  id: string;
  size: "thumb" | "full";
  /** Empty where words beside it say the same. */
  alt: string;
}

/** A photo from this phone or from the county; without a network, for the latter, a word in its place. */
export function Photo({ id, size, alt }: Props) {
  const address = usePhotoAddress(id, size);
  const [broken, setBroken] = useState<string | null>(null);
  if (address === undefined) return <span class="picture" />;
  if (address === null || address === broken)
    return <span class="picture soft">{t("field.photo.notHere")}</span>;
  return <img class={size} src={address} alt={alt} onError={() => setBroken(address)} />;
}
