// Misconception: a signal to a process that has ended does nothing.
// Fails: afterTheEnd
package asyncio.subprocess;

public final class Subprocess implements AutoCloseable {

  private ProcessHandle running() {
    return process.toHandle();
  }
}
