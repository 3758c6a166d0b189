// Misconception: what code throws is an Exception.
// Fails: whatTheBodyThrowsEndsItAndIsKeptAsItIs, closeRunsTheFinallyBlocks
package asyncio.task;

public final class Coroutine<T> {

  private void runBody() {
    try {
      end(body.call(), null);
    } catch (Exception thrown) {
      end(null, thrown);
    }
  }
}
