// Misconception: time is what it is.
// Fails: times, timesOfOthers, theReplayingThread, whole, changed, recordedAndReplayed,
//   readsWhenAsked
package asyncio.loops;

public final class Replayer {

  @Override
  public long nanos() {
    if (Thread.currentThread() == loopThread) {
      if (!(expected() instanceof LoopEvent.Time(long nanos))) {
        throw diverged(LoopEvent.Time.UNKNOWN);
      }
      next++;
      lastTime = clock.nanos();
    }
    return lastTime;
  }
}
