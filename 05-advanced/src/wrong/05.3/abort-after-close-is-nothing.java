// Misconception: what is closing need not be closed.
// Fails: abortedWhileClosing
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  @Override
  public void abort() {
    if (!closing) {
      giveUp(null);
    }
  }
}
