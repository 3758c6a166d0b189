// Misconception: the program is the same.
// Fails: anotherPoll, anotherWatch, anotherInterest, sameAgain, changed
package asyncio.loops;

public final class Replayer {

  private void require(LoopEvent seen) {
    LoopEvent event = expected();
    if (event == null || event.getClass() != seen.getClass()) {
      throw diverged(seen);
    }
    next++;
  }
}
