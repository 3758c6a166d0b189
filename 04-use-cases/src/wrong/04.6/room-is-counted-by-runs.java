// Misconception: nobody waits as long as nobody runs.
// Fails: roomBeforeTheFirstBegins
package asyncio.periodic;

final class Turns {

  boolean offer(Tick tick) {
    if (underWay == overlap.atOnce() && waiting.size() >= overlap.waiting()) {
      return false;
    }
    waiting.add(tick);
    return true;
  }
}
