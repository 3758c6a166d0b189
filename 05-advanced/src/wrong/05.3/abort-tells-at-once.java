// Misconception: who is told at once need not wait.
// Fails: aborting
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private void giveUp(Exception failure) {
    closing = true;
    kept.clear();
    size = 0;
    onThread(this::closeStream, (_, _) -> {});
    if (!lost) {
      lost = true;
      protocol.connectionLost(failure);
    }
  }
}
