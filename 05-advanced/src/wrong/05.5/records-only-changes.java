// Misconception: the same time need not be written twice.
// Fails: recordsTimes
package asyncio.loops;

public final class Recorder {

  private long last = -1;

  @Override
  public long nanos() {
    long now = clock.nanos();
    if (Thread.currentThread() == loopThread && now != last) {
      last = now;
      sink.add(new LoopEvent.Time(now));
    }
    return now;
  }
}
