// Misconception: to close is to close now.
// Fails: resumedWhileClosing, closing, brokenWhileClosing, toldWhenClosed
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  @Override
  public void close() {
    if (!closing) {
      giveUp(null);
    }
  }
}
