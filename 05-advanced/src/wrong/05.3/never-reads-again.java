// Misconception: the read after this one goes on by itself.
// Fails: goesOn, backPressure, pausedTwice
package asyncio.subprocess;

final class ReadPipe extends PipeTransport {

  @Override
  public void resumeReading() {
    paused = false;
  }
}
