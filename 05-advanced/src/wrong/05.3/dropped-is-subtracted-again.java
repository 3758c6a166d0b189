// Misconception: a write that has ended is one less.
// Fails: aborting
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void writeNext() {
    if (busy || lost) {
      return;
    }
    byte[] block = kept.peek();
    if (block != null) {
      busy = true;
      onThread(() -> writeAndFlush(block), (_, failure) -> written(block.length, failure));
    } else if (closing) {
      busy = true;
      onThread(this::closeStream, (_, _) -> end(null));
    }
  }

  private void written(int length, Exception failure) {
    busy = false;
    if (lost) {
      size -= length;
      return;
    }
    if (failure != null) {
      giveUp(failure);
      return;
    }
    size -= kept.remove().length;
    resumeIfLittle();
    writeNext();
  }
}
