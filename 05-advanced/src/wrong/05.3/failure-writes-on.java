// Misconception: a write that has failed is one less to do.
// Fails: brokenPipe, brokenWhileClosing
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void written(Object nothing, Exception failure) {
    busy = false;
    if (lost) {
      return;
    }
    size -= kept.remove().length;
    resumeIfLittle();
    writeNext();
  }
}
