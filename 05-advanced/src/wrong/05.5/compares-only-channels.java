// Misconception: to watch is to watch.
// Fails: anotherInterest
package asyncio.loops;

public final class Replayer {

  private void require(LoopEvent seen) {
    if (!same(seen, expected())) {
      throw diverged(seen);
    }
    next++;
  }

  private static boolean same(LoopEvent seen, LoopEvent expected) {
    return seen instanceof LoopEvent.Watch(int channel, _)
        ? expected instanceof LoopEvent.Watch(int there, _) && channel == there
        : seen.equals(expected);
  }
}
