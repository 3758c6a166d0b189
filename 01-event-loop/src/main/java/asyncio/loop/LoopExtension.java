package asyncio.loop;

import java.util.List;

/**
 * What another part of the runtime keeps for one loop, such as its tasks: see {@link
 * EventLoop#extension}.
 */
public interface LoopExtension {

  /**
   * What waits in here, and for what: a line for each, for people who wonder why their loop does
   * nothing. Asked while the loop sleeps, or would.
   */
  default List<String> waiting() {
    return List.of();
  }

  /** The loop has been closed and drops what is scheduled. Called once, on the closing thread. */
  default void close() {}
}
