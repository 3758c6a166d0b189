// Misconception: to go on is to begin a read.
// Fails: noSecondRead
package asyncio.subprocess;

final class ReadPipe extends PipeTransport {

  @Override
  public void resumeReading() {
    paused = false;
    reading = false;
    readNext();
  }
}
