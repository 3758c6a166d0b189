// Misconception: a program ends when its pipes are closed.
// Fails: closeEndsIt, closeKnowsTheEnd, cancelledTwice, cancelledAtEveryMoment
package asyncio.subprocess;

public final class Subprocess implements AutoCloseable {

  @Override
  public void close() {
    pipes.abort();
  }
}
