// Misconception: each way to end tells of the end.
// Fails: abortedWhileClosing, aborting
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  @Override
  public void abort() {
    giveUp(null);
  }

  private void end(Exception failure) {
    lost = true;
    loop.callSoon(() -> protocol.connectionLost(failure));
  }
}
