// Misconception: what is under way has to come to its end first.
// Fails: abortedWhileClosing, aborting, closeDropsTheInput
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private boolean aborted;

  @Override
  public void abort() {
    if (!lost && !aborted) {
      aborted = true;
      closing = true;
      if (!busy) {
        giveUp(null);
      }
    }
  }

  private void written(Object nothing, Exception failure) {
    busy = false;
    if (lost) {
      return;
    }
    if (failure != null || aborted) {
      giveUp(failure);
      return;
    }
    size -= kept.remove().length;
    resumeIfLittle();
    writeNext();
  }
}
