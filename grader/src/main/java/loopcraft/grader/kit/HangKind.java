package loopcraft.grader.kit;

/** Why a test did not end, or did not end cleanly. */
public enum HangKind {
  /** Code that runs on and on. */
  SPIN,
  /** A wait for something that nobody sends. */
  WAITING,
  /** Threads that wait for one another's locks. */
  DEADLOCK,
  /** A wait for a monitor that a suspended coroutine holds, with its thread. */
  MONITOR_ACROSS_AWAIT,
  /** The test ended, and a thread that it started did not. */
  LEAKED_THREAD,
  /** It does end, only too late. */
  TOO_SLOW,
  /** It was not begun: earlier tests used up the exercise's time. */
  NO_TIME_LEFT
}
