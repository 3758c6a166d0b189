package asyncio.pattern;

/** What a child of a {@link Supervisor} does at the moment. */
public enum ChildState {

  /** It is to be started, for the first time or again. */
  WAITING,

  /** Its task is there, and may have been cancelled. */
  RUNNING,

  /** It has ended, or was left behind, and is not started again by itself. */
  ENDED
}
