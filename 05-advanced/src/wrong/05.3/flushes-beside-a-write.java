// Misconception: flushing is no writing.
// Fails: flushTakesItsTurn
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private Void writeAndFlush(byte[] block) throws Exception {
    out.write(block);
    return null;
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
    size -= kept.remove().length;
    onThread(
        () -> {
          out.flush();
          return null;
        },
        (_, _) -> {});
    resumeIfLittle();
    writeNext();
  }
}
