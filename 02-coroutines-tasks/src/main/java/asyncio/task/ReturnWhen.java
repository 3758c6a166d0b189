package asyncio.task;

/** When a wait for several futures is over. */
public enum ReturnWhen {
  /** When one of them is done or cancelled. */
  FIRST_COMPLETED,
  /** When one of them has failed, or all are done. A cancelled one does not count as failed. */
  FIRST_EXCEPTION,
  /** When all of them are done or cancelled. */
  ALL_COMPLETED
}
