// Misconception: there is work outside, or there is none.
// Fails: outsideWork
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.Poller;

public final class ProgramTime implements Clock, Poller {

  @Override
  public void outsideWorkBegan() {
    outsideWork = 1;
    poller.outsideWorkBegan();
  }

  @Override
  public void outsideWorkEnded() {
    outsideWork = 0;
    poller.outsideWorkEnded();
  }
}
