// Misconception: what happens at the end does not matter any more.
// Fails: removingFails, stuckAtTheEnd, failuresAtTheEnd
package asyncio.pattern;



public final class Supervisor {

  private void stopAndThrow(Child child) {
    try {
      stop(child);
    } catch (GivenUp stuck) {
      child.stopping = false;
    }
  }
}
