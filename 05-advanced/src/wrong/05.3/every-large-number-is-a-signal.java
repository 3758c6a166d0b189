// Misconception: 128 and more is for signals.
// Fails: noSignals
package asyncio.subprocess;

public final class Subprocess implements AutoCloseable {

  private int code() {
    int value = process.exitValue();
    return value >= SIGNALLED && !isWindows ? SIGNALLED - value : value;
  }
}
