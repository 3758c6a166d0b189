// Misconception: the window slides by itself.
// Fails: closesWithACleanSheet, veryLateCallsDoNotCount
package asyncio.service;

import asyncio.loop.EventLoop;

public final class CircuitBreaker implements Policy {

  private void change(boolean toOpen) {
    era++;
    open = toOpen;
    openUntil = EventLoop.running().timeAfter(settings.openFor());
  }
}
