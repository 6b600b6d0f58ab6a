import { useEffect, useId, useState } from "preact/hooks";

interface Props {
  /** Where something else on the page must find it. */
  id?: string;
  label: string;
  value: string | undefined;
  onSearch: (text: string | null) => void;
}

const pause = 350;

/** Searches when the typing pauses, or at once on Enter. */
export function SearchField({ id: given, label, value = "", onSearch }: Props) {
  const made = useId();
  const id = given ?? made;
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onSearch(text.trim() || null), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <form
      class="search"
      onSubmit={(event) => {
        event.preventDefault();
        // The keys of the page are its own again.
        document.getElementById(id)?.blur();
        onSearch(text.trim() || null);
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
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}
