// Misconception: a process knows best whether it has ended.
// Fails: endsWhenTheLoopIsTold
package asyncio.subprocess;

import java.util.OptionalInt;

public final class Subprocess implements AutoCloseable {

  public OptionalInt returnCode() {
    return !process.isAlive() ? OptionalInt.of(code()) : OptionalInt.empty();
  }

  private ProcessHandle running() {
    if (!process.isAlive()) {
      throw new ProcessLookupError(pid());
    }
    return process.toHandle();
  }
}
