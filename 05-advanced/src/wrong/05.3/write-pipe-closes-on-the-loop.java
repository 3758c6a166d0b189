// Misconception: closing takes no time.
// Fails: closing, endOfInput, toldWhenClosed, aborting, started
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void writeNext() {
    if (busy || lost) {
      return;
    }
    byte[] block = kept.peek();
    if (block != null) {
      busy = true;
      onThread(() -> writeAndFlush(block), this::written);
    } else if (closing) {
      closeNow();
      end(null);
    }
  }

  private void closeNow() {
    try {
      closeStream();
    } catch (Exception notClosed) {
      // It is of no use any more.
    }
  }

  private void giveUp(Exception failure) {
    closing = true;
    kept.clear();
    size = 0;
    closeNow();
    end(failure);
  }
}
