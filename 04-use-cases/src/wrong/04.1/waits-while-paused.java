// Misconception: the transport goes on when the stream is down to its limit, and not before.
// Fails: aSecondFloodPausesAgain, needingMoreResumes
package asyncio.stream;

public final class StreamReader {

  private void awaitData(String reader) throws Exception {
    throwFailure();
    if (waiter != null) {
      throw new IllegalStateException(
          reader + " called while another coroutine is already waiting for incoming data");
    }
    waiter = new Future<>(EventLoop.running());
    try {
      await(waiter);
    } finally {
      waiter = null;
    }
  }
}
