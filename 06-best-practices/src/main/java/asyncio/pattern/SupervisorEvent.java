package asyncio.pattern;

import java.time.Duration;

/** Something that happens to a child of a {@link Supervisor}. */
public sealed interface SupervisorEvent {

  /** The child's name. */
  String child();

  /**
   * Its task was made.
   *
   * @param number how often it has been started by now
   */
  record Started(String child, int number) implements SupervisorEvent {}

  /** It has ended, by itself or because the supervisor has stopped it. */
  record Ended(String child, Exit exit) implements SupervisorEvent {}

  /** It will be started again after a time. */
  record Waits(String child, Duration pause) implements SupervisorEvent {}

  /**
   * It was cancelled and has not ended within its limit. Its task goes on, and nobody looks after
   * it any more.
   */
  record LeftBehind(String child, Duration limit) implements SupervisorEvent {}
}
