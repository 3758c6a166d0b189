package asyncio.sync;

/** What a {@link Barrier} is doing. */
enum BarrierState {
  /** It waits for more tasks. */
  FILLING,
  /** All have come, and they leave. */
  DRAINING,
  /** It was reset, and those who waited leave with an error. */
  RESETTING,
  /** It was aborted, and lets nobody in until it is reset. */
  BROKEN
}
