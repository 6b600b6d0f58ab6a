type Raw = Record<string, unknown>;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Every row of a database as it lies on the disk, but for the wrapped keys; those of `table` are changed by `change` first. */
export async function rawRows(
  name: string,
  table?: string,
  change?: (row: Raw) => Raw,
): Promise<[string, Raw][]> {
  const database = await done(indexedDB.open(name));
  try {
    const names = [...database.objectStoreNames].filter((one) => one !== "wrappings");
    const look = database.transaction(names, "readwrite");
    const rows: [string, Raw][] = [];
    for (const one of names) {
      const all = (await done(look.objectStore(one).getAll())) as Raw[];
      if (one === table && change) {
        for (const row of all) await done(look.objectStore(one).put(change(row)));
      }
      rows.push(...all.map((row): [string, Raw] => [one, row]));
    }
    return rows;
  } finally {
    database.close();
  }
}
