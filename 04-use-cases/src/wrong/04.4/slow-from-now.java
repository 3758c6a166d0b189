// Misconception: a longer pause begins when it is asked for.
// Fails: slowedDownWhileAllAreBusy, saidBefore, slowDown, crawlDelay
package asyncio.scrape;

final class Politeness {

  void slowDown(Origin origin, Duration delay) {
    Gate gate = gate(origin);
    if (delay.compareTo(gate.delay) > 0) {
      gate.delay = delay;
      gate.heldBackUntil = Math.max(gate.heldBackUntil, EventLoop.running().timeAfter(delay));
    }
  }
}
