// Misconception: whoever asks is told.
// Fails: sameAgain
package asyncio.loops;

public final class Replayer {

  @Override
  public long nanos() {
    LoopEvent event = expected();
    if (Thread.currentThread() == loopThread) {
      if (!(event instanceof LoopEvent.Time(long nanos))) {
        throw diverged(LoopEvent.Time.UNKNOWN);
      }
      next++;
      lastTime = nanos;
    }
    return lastTime;
  }
}
