// Misconception: who closes a pipe has no more to do with it.
// Fails: closedByTheProtocol
package asyncio.subprocess;

final class ReadPipe extends PipeTransport {

  private void readNext() {
    if (!reading && !paused) {
      reading = true;
      this.<Integer>onThread(() -> in.read(block), this::handOn);
    }
  }
}
