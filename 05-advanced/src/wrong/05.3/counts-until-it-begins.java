// Misconception: what a call has taken is gone.
// Fails: kept, waterMarks, atTheLimit, defaultLimits, loweredLimit
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void writeNext() {
    if (busy || lost) {
      return;
    }
    byte[] block = kept.peek();
    if (block != null) {
      busy = true;
      size -= kept.remove().length;
      onThread(() -> writeAndFlush(block), this::written);
    } else if (closing) {
      busy = true;
      onThread(this::closeStream, (_, _) -> end(null));
    }
  }

  private void written(Object nothing, Exception failure) {
    busy = false;
    if (lost) {
      return;
    }
    if (failure != null) {
      giveUp(failure);
      return;
    }
    resumeIfLittle();
    writeNext();
  }
}
