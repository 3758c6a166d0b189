// Misconception: a server is known when it was asked.
// Fails: heldBackTwice, saidBefore
package asyncio.scrape;

final class Politeness {

  void slowDown(Origin origin, Duration delay) {
    Gate gate = gates.get(origin);
    if (gate != null && delay.compareTo(gate.delay) > 0) {
      gate.delay = delay;
    }
  }

  void holdBack(Origin origin, Duration pause) {
    Gate gate = gates.get(origin);
    if (gate != null) {
      gate.heldBackUntil = Math.max(gate.heldBackUntil, EventLoop.running().timeAfter(pause));
    }
  }
}
