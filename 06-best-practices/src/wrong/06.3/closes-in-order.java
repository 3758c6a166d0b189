// Misconception: first come, first closed.
package asyncio.pattern;


import java.util.Objects;

public final class ExitStack implements AutoCloseable {

  public void push(CleanupStep step) {
    open.addLast(Objects.requireNonNull(step, "step"));
  }
}
