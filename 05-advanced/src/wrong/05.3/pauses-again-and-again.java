// Misconception: too much is too much, each time.
// Fails: waterMarks
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void pauseIfTooMuch() {
    if (size > limits.high()) {
      paused = true;
      protocol.pauseWriting();
    }
  }
}
