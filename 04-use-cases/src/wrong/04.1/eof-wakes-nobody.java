// Misconception: who waits is woken by bytes; the end brings none.
// Fails: Writer.backPressure, Reader.theEndWakesWhoWaits
package asyncio.stream;

public final class StreamReader {

  public void feedEof() {
    eof = true;
  }
}
