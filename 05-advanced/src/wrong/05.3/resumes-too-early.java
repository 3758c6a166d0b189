// Misconception: below the limit there is room.
// Fails: waterMarks
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void resumeIfLittle() {
    if (paused && size <= limits.high()) {
      paused = false;
      protocol.resumeWriting();
    }
  }
}
