// Misconception: who waits is woken by bytes; the end brings none.
// Fails: backPressure, theEndWakesWhoWaits
package asyncio.stream;

public final class StreamReader {

  public void feedEof() {
    eof = true;
  }
}
