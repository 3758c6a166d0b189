package asyncio.executor;

/** What becomes of a call that runs on another thread when nobody waits for it any more. */
public enum WhenCancelled {

  /**
   * It goes on to its end, and what comes of it is dropped. That is all that asyncio has, since
   * Python cannot stop a thread.
   */
  RUNS_ON,

  /**
   * Its thread is interrupted. That ends calls which wait, such as for a lock or a queue, and those
   * that look; others go on all the same.
   */
  INTERRUPTED
}
