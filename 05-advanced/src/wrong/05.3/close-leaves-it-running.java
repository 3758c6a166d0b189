// Misconception: a program ends when its pipes are closed.
// Fails: closeEndsIt, cancelledTwice, cancelledAtEveryMoment, realCancel
package asyncio.subprocess;

public final class Subprocess implements AutoCloseable {

  @Override
  public void close() {
    pipes.abort();
  }
}
