// Misconception: an iteration needs one callback of another thread.
// Fails: allThatOtherThreadsHaveLeftRunsInTheNextIteration
package asyncio.loop;

final class Inbox {

  void moveTo(ReadyQueue ready) {
    Handle handle = arrivals.poll();
    if (handle != null) {
      ready.add(handle);
    }
  }
}
