// Misconception: to end is to end.
// Fails: terminateAndKill, lastWords
package asyncio.subprocess;

public final class Subprocess implements AutoCloseable {

  public void terminate() {
    kill();
  }
}
