// Misconception: to close is to close now.
// Fails: closing
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  @Override
  public void close() {
    if (!closing) {
      giveUp(null);
    }
  }
}
