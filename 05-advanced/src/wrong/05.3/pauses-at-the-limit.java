// Misconception: a limit is where it ends.
// Fails: atTheLimit
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void pauseIfTooMuch() {
    if (!paused && size >= limits.high()) {
      paused = true;
      protocol.pauseWriting();
    }
  }
}
