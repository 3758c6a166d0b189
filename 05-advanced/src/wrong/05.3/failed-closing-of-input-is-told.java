// Misconception: each failure is to be told.
// Fails: closingOfInputFails
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
      busy = true;
      onThread(this::closeStream, (_, failure) -> end(failure));
    }
  }
}
