// Misconception: a connection is lost when its stream is closed.
// Fails: closingBlocks
package asyncio.subprocess;

final class ReadPipe extends PipeTransport {

  private void end(Exception failure) {
    closing = true;
    onThread(
        () -> {
          in.close();
          return null;
        },
        (_, _) -> protocol.connectionLost(failure));
  }
}
