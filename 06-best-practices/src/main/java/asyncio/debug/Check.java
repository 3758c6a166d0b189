package asyncio.debug;

/** What debug mode can look for. */
public enum Check {
  /** Callbacks that hold up the loop: {@link SlowCallbacks}. */
  SLOW_CALLBACKS,
  /** What belongs to a loop, used on a thread that is not the loop's: {@link WrongThreadCalls}. */
  WRONG_THREAD,
  /** Where coroutines were created that nobody awaits: {@link CoroutineOrigins}. */
  NEVER_AWAITED,
  /** Where futures and tasks were created that a report is about: {@link FutureOrigins}. */
  NEVER_RETRIEVED,
  /** What was opened and is still open when the loop closes: {@link OpenResources}. */
  LEFT_OPEN
}
