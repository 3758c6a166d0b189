// Misconception: each failure is to be told.
// Fails: closingFails
package asyncio.subprocess;

final class ReadPipe extends PipeTransport {

  private void end(Exception failure) {
    closing = true;
    onThread(
        () -> {
          in.close();
          return null;
        },
        (_, notClosed) -> {
          if (notClosed != null) {
            throw new IllegalStateException(notClosed);
          }
        });
    loop.callSoon(() -> protocol.connectionLost(failure));
  }
}
