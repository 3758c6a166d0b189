// Misconception: closing is not part of the test.
// Fails: closingIsLimited, closedByForce
package asyncio.testing;

public final class TestLoop implements AutoCloseable {

  public void close() {
    loop.removeObserver(guard);
    runner.close();
  }
}
