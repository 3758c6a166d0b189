// Misconception: who closes has a connection to lose.
// Fails: closedInEof, closedTwice
package asyncio.subprocess;

final class ReadPipe extends PipeTransport {

  @Override
  public void close() {
    end(null);
  }
}
