/** How a thing feels: all is well, somebody waits, something is wrong, or neither. */
export type Tone = "good" | "wait" | "bad" | "plain";
