// Misconception: a thread for each write, and the pipe has them in order.
// Fails: inOrder, flushTakesItsTurn, brokenPipe
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void writeNext() {
    byte[] block = kept.peek();
    if (block != null) {
      kept.remove();
      onThread(() -> writeAndFlush(block), (_, failure) -> sent(block, failure));
    } else if (closing && size == 0 && !lost && !busy) {
      busy = true;
      onThread(this::closeStream, (_, _) -> end(null));
    }
  }

  private void sent(byte[] block, Exception failure) {
    if (lost) {
      return;
    }
    if (failure != null) {
      giveUp(failure);
      return;
    }
    size -= block.length;
    resumeIfLittle();
    writeNext();
  }
}
