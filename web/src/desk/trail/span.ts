const day = 86_400_000;

/** The first moment of a day in the county: China has one clock, and no summer time. */
export const startOfDay = (date: string): string => `${date}T00:00:00+08:00`;

/** The first moment after it: the trail's "to" is exclusive. */
export const endOfDay = (date: string): string =>
  startOfDay(new Date(Date.parse(`${date}T00:00:00Z`) + day).toISOString().slice(0, 10));
