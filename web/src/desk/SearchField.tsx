import { useEffect, useId, useRef, useState } from "preact/hooks";
import { pause } from "./usePaused.ts";

interface Props {
  /** Where something else on the page must find it. */
  id?: string;
  label: string;
  value: string | undefined;
  onSearch: (text: string | null) => void;
}

/** Searches when the typing pauses, or at once on Enter. */
export function SearchField({ id: given, label, value = "", onSearch }: Props) {
  const made = useId();
  const id = given ?? made;
  const [text, setText] = useState(value);
  // By the time that the pause is over, something else may have been narrowed.
  const latest = useRef({ value, onSearch });
  latest.current = { value, onSearch };
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  function search(words: string): void {
    clearTimeout(timer.current);
    if (words.trim() !== latest.current.value) latest.current.onSearch(words.trim() || null);
  }
  function type(words: string): void {
    setText(words);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(words), pause);
  }
  // The back button changes what is searched for as well.
  useEffect(() => {
    if (text.trim() !== value) setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <form
      class="search"
      onSubmit={(event) => {
        event.preventDefault();
        // The keys of the page are its own again.
        document.getElementById(id)?.blur();
        search(text);
      }}
    >
      <label class="spoken" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="search"
        value={text}
        placeholder={label}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </form>
  );
}
