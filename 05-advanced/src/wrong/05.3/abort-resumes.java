// Misconception: where nothing is kept there is room.
// Fails: abortedWhilePaused
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void giveUp(Exception failure) {
    closing = true;
    kept.clear();
    size = 0;
    resumeIfLittle();
    onThread(this::closeStream, (_, _) -> {});
    end(failure);
  }
}
