// Misconception: a read that was woken is no longer waiting; a cancelled one has no time to say so.
// Fails: aCancelledReadLosesNothing
package asyncio.stream;

public final class StreamReader {

  private void awaitData(String reader) throws Exception {
    throwFailure();
    if (waiter != null) {
      throw new IllegalStateException(
          reader + " called while another coroutine is already waiting for incoming data");
    }
    if (transportPaused) {
      transportPaused = false;
      transport.resumeReading();
    }
    waiter = new Future<>(EventLoop.running());
    await(waiter);
    waiter = null;
  }
}
