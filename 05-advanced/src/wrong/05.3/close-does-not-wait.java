// Misconception: what is killed is gone.
// Fails: closeEndsIt, closeKnowsTheEnd, cancelledTwice
package asyncio.subprocess;

public final class Subprocess implements AutoCloseable {

  @Override
  public void close() {
    if (!ended.isDone()) {
      ProcessTree.kill(process.toHandle());
    }
    pipes.abort();
  }
}
