import type { Location } from "../api/wire.ts";

/** "refused": the person or the system says no. "lost": no satellite, no answer in time. */
export class NoLocation extends Error {
  override readonly name = "NoLocation";
  readonly why: "refused" | "lost";

  constructor(why: "refused" | "lost") {
    super(why);
    this.why = why;
  }
}

const patience = 30_000;
/** A position this young will do: one does not walk far in it. */
const fresh = 60_000;

/** Where this phone is now (WGS-84). Rejects with `NoLocation`. */
export function locate(): Promise<Location> {
  return new Promise((found, failed) => {
    if (!navigator.geolocation) return failed(new NoLocation("refused"));
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) =>
        found({
          lat: coords.latitude,
          lon: coords.longitude,
          accuracy_m: Math.round(coords.accuracy),
          taken_at: new Date(timestamp).toISOString(),
        }),
      (error) => failed(new NoLocation(error.code === error.PERMISSION_DENIED ? "refused" : "lost")),
      { enableHighAccuracy: true, timeout: patience, maximumAge: fresh },
    );
  });
}
