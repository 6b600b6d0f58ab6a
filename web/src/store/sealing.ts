import type {
  DBCore,
  DBCoreCursor,
  DBCoreGetManyRequest,
  DBCoreMutateRequest,
  DBCoreTable,
  DBCoreTableSchema,
  Middleware,
} from "dexie";
import { type Key, nativeKey, seal, unseal, unsealAside } from "./seal.ts";

/** A row on the disk: its key and its indexed fields in clear (random ids, states), all of it in `sealed`. */
type Row = Record<string, unknown>;

interface Form {
  write(row: Row): Uint8Array;
  read(text: Uint8Array, key: string): Row;
}

const writer = new TextEncoder();
const reader = new TextDecoder();
/** JSON lets only plain data in: no signals, proxies, classes or undefined. */
const json: Form = {
  write: (row) => writer.encode(JSON.stringify(row)),
  read: (text) => JSON.parse(reader.decode(text)),
};
const forms: Record<string, Form> = {
  photoBytes: {
    write: ({ data }) => new Uint8Array(data as ArrayBuffer),
    read: (text, id) => ({ id, data: text.slice().buffer }),
  },
};

export function sealRow(key: Key, { name, primaryKey, indexes }: DBCoreTableSchema, row: Row): Row {
  const inClear = [primaryKey, ...indexes].map(({ keyPath }) => keyPath as string);
  const fields = inClear.filter((field) => row[field] !== undefined).map((field) => [field, row[field]]);
  const place = `${name}/${primaryKey.extractKey?.(row)}`;
  return { ...Object.fromEntries(fields), sealed: seal(key, place, (forms[name] ?? json).write(row)) };
}

/** Seals every row on its way in and opens it on its way out, but for the tables named in `bare`. */
export function sealing(key: Key, bare: string[]): Middleware<DBCore> {
  const aside = nativeKey(key);
  const create = (core: DBCore) => ({
    table: (name: string) =>
      bare.includes(name) ? core.table(name) : sealedTable(key, aside, core.table(name)),
  });
  // Beneath Dexie's own, the lowest of which is at -1: what they cache and compare is clear.
  return { stack: "dbcore", name: "sealing", level: -2, create };
}

function sealedTable(key: Key, aside: Promise<CryptoKey>, table: DBCoreTable): DBCoreTable {
  const { name, schema } = table;
  const form = forms[name] ?? json;
  const idOf = (row: Row) => String(schema.primaryKey.extractKey?.(row));
  const textOf = (row: Row) => [`${name}/${idOf(row)}`, row.sealed as Uint8Array] as const;

  const open = (row: Row | undefined) => row && form.read(unseal(key, ...textOf(row)), idOf(row));
  const openAside = async (native: CryptoKey, row: Row | undefined) =>
    row && form.read(await unsealAside(native, ...textOf(row)), idOf(row));
  // What only reads asks one thing of its transaction, which may end while the browser deciphers. What writes goes on.
  const all = ({ trans }: Pick<DBCoreGetManyRequest, "trans">, rows: Row[]) =>
    (trans as IDBTransaction).mode === "readonly"
      ? aside.then((native) => Promise.all(rows.map((row) => openAside(native, row))))
      : rows.map(open);

  return {
    ...table,
    mutate: (request: DBCoreMutateRequest) =>
      table.mutate(
        "values" in request
          ? { ...request, values: request.values.map((row) => sealRow(key, schema, row)) }
          : request,
      ),
    get: (request) =>
      table
        .get(request)
        .then((row) => all(request, [row]))
        .then(([row]) => row),
    getMany: (request) => table.getMany(request).then((rows) => all(request, rows)),
    query: (request) =>
      table
        .query(request)
        .then(({ result }) => (request.values ? all(request, result) : result))
        .then((result) => ({ result })),
    openCursor: (request) =>
      table
        .openCursor(request)
        .then((cursor) => (cursor && request.values ? openedCursor(cursor, open) : cursor)),
  };
}

/** The cursor with `value` opened. The browser's own getters answer the browser's own cursor only. */
const openedCursor = (cursor: DBCoreCursor, open: (row: Row) => unknown): DBCoreCursor =>
  Object.create(cursor, {
    key: { get: () => cursor.key },
    primaryKey: { get: () => cursor.primaryKey },
    value: { get: () => open(cursor.value) },
  });
