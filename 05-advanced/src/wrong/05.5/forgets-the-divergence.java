// Misconception: each call is compared by itself.
// Fails: sameAgain
package asyncio.loops;

public final class Replayer {

  private LoopEvent expected() {
    return inTheRecord();
  }
}
