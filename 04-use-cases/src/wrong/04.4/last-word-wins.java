// Misconception: what was said last holds.
// Fails: heldBackTwice, slowDown
package asyncio.scrape;

final class Politeness {

  void slowDown(Origin origin, Duration delay) {
    gate(origin).delay = delay;
  }

  void holdBack(Origin origin, Duration pause) {
    gate(origin).heldBackUntil = EventLoop.running().timeAfter(pause);
  }
}
