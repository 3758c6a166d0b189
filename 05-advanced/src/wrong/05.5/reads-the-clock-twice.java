// Misconception: two readings in a row are the same.
// Fails: recordsWhatItTold
// By luck: whole, changed, recordedAndReplayed
package asyncio.loops;

public final class Recorder {

  @Override
  public long nanos() {
    long now = clock.nanos();
    if (Thread.currentThread() == loopThread) {
      sink.add(new LoopEvent.Time(now));
    }
    return clock.nanos();
  }
}
