// Misconception: a number above 128 is a signal.
// Fails: noSignals
package asyncio.subprocess;

public final class Subprocess implements AutoCloseable {

  private int code() {
    int value = process.exitValue();
    return value > SIGNALLED && value <= SIGNALLED + LAST_SIGNAL ? SIGNALLED - value : value;
  }
}
