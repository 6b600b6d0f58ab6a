import type { Api, Query } from "../../api/client.ts";
import type { NewPost, Page, PostRow } from "../../api/deskWire.ts";
import type { Day } from "../../api/wire.ts";

interface Answer {
  post: PostRow;
}

export async function posts(api: Api, query: Query, signal?: AbortSignal): Promise<Page<PostRow>> {
  const told = await api.get<{ posts: PostRow[]; next: string | null }>("/posts", query, signal);
  return { rows: told.posts, next: told.next };
}

export const begin = (api: Api, post: NewPost) => api.post<Answer>("/posts", post);

export const end = (api: Api, id: string, until: Day) => api.post<Answer>(`/posts/${id}/end`, { until });
