// Misconception: what was closed cannot be used any more.
// Fails: threadsHaveEnded
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private boolean closed;

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    return new Run<>(jobs).call();
  }

  @Override
  public void close() {
    closed = true;
  }
}
