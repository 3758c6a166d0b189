// Misconception: seconds are fine enough, and nobody waits for 300 years.
// Fails: openForItsTime
package asyncio.service;

import asyncio.loop.EventLoop;

public final class CircuitBreaker implements Policy {

  private void change(boolean toOpen) {
    era++;
    open = toOpen;
    openUntil = EventLoop.running().time() + settings.openFor().toSeconds() * 1_000_000_000L;
    window.clear();
  }
}
