// Misconception: a failure wakes who waits; who has been woken knows all there is.
// Fails: aFailureBehindBytes
package asyncio.stream;

public final class StreamReader {

  private void awaitData(String reader) throws Exception {
    if (waiter != null) {
      throw new IllegalStateException(
          reader + " called while another coroutine is already waiting for incoming data");
    }
    if (transportPaused) {
      // Whoever needs more than is kept would wait for ever.
      transportPaused = false;
      transport.resumeReading();
    }
    waiter = new Future<>(EventLoop.running());
    try {
      await(waiter);
    } finally {
      waiter = null;
    }
  }
}
