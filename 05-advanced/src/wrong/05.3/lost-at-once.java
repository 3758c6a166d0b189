// Misconception: who is told at once need not wait.
// Fails: endInTwoSteps, closedWhileReading
package asyncio.subprocess;

final class ReadPipe extends PipeTransport {

  private void end(Exception failure) {
    closing = true;
    onThread(
        () -> {
          in.close();
          return null;
        },
        (_, _) -> {});
    protocol.connectionLost(failure);
  }
}
