// Misconception: who closes writes no more, and need not be told.
// Fails: resumedWhileClosing
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void resumeIfLittle() {
    if (!closing && paused && size <= limits.low()) {
      paused = false;
      protocol.resumeWriting();
    }
  }
}
