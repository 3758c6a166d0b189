package asyncio.task;

/** Where a coroutine is in its life: {@code inspect.getcoroutinestate}. */
public enum CoroutineState {
  /** It has not started. */
  CREATED,
  /** It runs, or it awaits as a part of the coroutine that awaits it. */
  RUNNING,
  /** It has suspended, and will go on when it is resumed. */
  SUSPENDED,
  /** It has returned, failed, or been closed. */
  CLOSED
}
