// Misconception: who closes wants to hear of nothing.
// Fails: brokenWhileClosing
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void written(Object nothing, Exception failure) {
    busy = false;
    if (lost) {
      return;
    }
    if (failure != null) {
      giveUp(closing ? null : failure);
      return;
    }
    size -= kept.remove().length;
    resumeIfLittle();
    writeNext();
  }
}
