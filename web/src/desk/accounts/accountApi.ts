import type { Api } from "../../api/client.ts";
import type { AccountChange, AccountRow, NewAccount } from "../../api/deskWire.ts";
import { one } from "../api.ts";

export const createAccount = (api: Api, account: NewAccount) =>
  api.post<{ account: AccountRow; initial_password: string }>("/accounts", account);

export const changeAccount = (api: Api, id: string, change: AccountChange): Promise<AccountRow> =>
  one(api.patch(`/accounts/${id}`, change), "account");

export const resetPassword = (api: Api, id: string): Promise<string> =>
  one(api.post(`/accounts/${id}/password`), "initial_password");
