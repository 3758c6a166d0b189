// Misconception: the failure of a task is seen by who awaits it; nobody does.
// Fails: Serving.aFailingHandler
package asyncio.stream;

public final class Server implements AutoCloseable {

  private void reportFailure(Future<Void> served) {
    if (!served.isCancelled()) {
      served.exception();
    }
  }
}
