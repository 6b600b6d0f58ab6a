import { useEffect, useState } from "preact/hooks";

/** Whether list and detail stand side by side; the same width as in the style sheets. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia("(min-width: 960px)").matches);
  useEffect(() => {
    const media = matchMedia("(min-width: 960px)");
    const tell = () => setWide(media.matches);
    media.addEventListener("change", tell);
    return () => media.removeEventListener("change", tell);
  }, []);
  return wide;
}
