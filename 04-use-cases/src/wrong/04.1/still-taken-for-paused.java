// Misconception: a transport that was told to go on is out of mind.
// Fails: goesOnAtTheLimit, aSecondFloodPausesAgain
package asyncio.stream;

public final class StreamReader {

  private void awaitData(String reader) throws Exception {
    throwFailure();
    if (waiter != null) {
      throw new IllegalStateException(
          reader + " called while another coroutine is already waiting for incoming data");
    }
    if (transportPaused) {
      // Whoever needs more than is kept would wait for ever.
      transport.resumeReading();
    }
    waiter = new Future<>(EventLoop.running());
    try {
      await(waiter);
    } finally {
      waiter = null;
    }
  }

  private void resumeTransport() {
    if (transportPaused && buffer.size() <= limit) {
      transport.resumeReading();
    }
  }
}
