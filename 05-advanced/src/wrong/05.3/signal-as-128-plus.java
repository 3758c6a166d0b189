// Misconception: what Java says is the return code.
// Fails: signals, terminateAndKill, timeIsUp, closeEndsIt, cancelledTwice, itsText
package asyncio.subprocess;

public final class Subprocess implements AutoCloseable {

  private int code() {
    return process.exitValue();
  }
}
