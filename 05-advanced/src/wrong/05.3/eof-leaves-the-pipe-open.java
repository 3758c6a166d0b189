// Misconception: to end what is written is not to close.
// Fails: endOfInput
package asyncio.subprocess;

final class WritePipe extends PipeTransport {

  private boolean eofWritten;

  @Override
  public void writeEof() {
    eofWritten = true;
  }

  @Override
  public void close() {
    if (!closing && !eofWritten) {
      closing = true;
      writeNext();
    }
  }
}
