// Misconception: what happens at the end does not matter any more.
// Fails: stuckAtTheEnd, failuresAtTheEnd, removingFails
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
