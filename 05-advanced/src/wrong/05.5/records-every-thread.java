// Misconception: a reading is a reading.
// Fails: readingsOfOthers, theLoopsThread
package asyncio.loops;

public final class Recorder {

  @Override
  public long nanos() {
    long now = clock.nanos();
    sink.add(new LoopEvent.Time(now));
    return now;
  }
}
