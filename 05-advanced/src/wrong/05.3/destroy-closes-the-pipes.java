// Misconception: Process.destroy sends a signal.
// Fails: lastWords, wordsBefore
package asyncio.subprocess;

public final class Subprocess implements AutoCloseable {

  public void terminate() {
    running();
    process.destroy();
  }

  public void kill() {
    running();
    process.destroyForcibly();
  }
}
