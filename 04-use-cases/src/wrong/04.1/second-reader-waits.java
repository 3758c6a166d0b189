// Misconception: several coroutines may read, in turn.
// Fails: aSecondReaderIsRefused
package asyncio.stream;

public final class StreamReader {

  private void awaitData(String reader) throws Exception {
    throwFailure();
    if (waiter != null) {
      await(waiter);
      return;
    }
    if (transportPaused) {
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
