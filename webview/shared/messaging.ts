// Connects a panel's page with the editor: typed messages both ways, and the state that survives a reload.

interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

export interface Connection<In extends { readonly type: string }, State> {
  post(message: In): void;
  /** What `save` kept before the page was last unloaded; anything may be missing, as an older version may have written it. */
  readonly restored: Partial<State>;
  /** Keeps state, at most once a frame. */
  save(state: State): void;
}

/** Opens the connection. `receive` gets every message of the editor; the page still has to post `ready`. */
export function connect<In extends { readonly type: string }, Out extends { readonly type: string }, State extends object>(receive: (message: Out) => void): Connection<In, State> {
  const api = acquireVsCodeApi();
  let latest: State | undefined;
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const { data } = event;
    if (typeof data === 'object' && data !== null && typeof (data as { type?: unknown }).type === 'string') receive(data as Out);
  });
  const restored = api.getState();
  return {
    post: (message) => api.postMessage(message),
    restored: typeof restored === 'object' && restored !== null ? restored : {},
    save(state) {
      if (latest === undefined) {
        requestAnimationFrame(() => {
          api.setState(latest);
          latest = undefined;
        });
      }
      latest = state;
    },
  };
}
