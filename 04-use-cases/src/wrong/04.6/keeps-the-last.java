// Misconception: the newest due time is the one that matters.
// Fails: turns, roomBeforeTheFirstBegins, bufferOne
package asyncio.periodic;

final class Turns {

  boolean offer(Tick tick) {
    if (underWay == overlap.atOnce() && waiting.size() == overlap.waiting()) {
      if (!waiting.isEmpty()) {
        waiting.removeLast();
        waiting.add(tick);
      }
      return false;
    }
    waiting.add(tick);
    return true;
  }
}
