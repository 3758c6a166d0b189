// Misconception: who holds back a server that is held back means still longer.
// Fails: heldBackTwice
package asyncio.scrape;

final class Politeness {

  void holdBack(Origin origin, Duration pause) {
    Gate gate = gate(origin);
    long now = EventLoop.running().timeAfter(Duration.ZERO);
    gate.heldBackUntil = Math.max(gate.heldBackUntil, now) + pause.toNanos();
  }
}
