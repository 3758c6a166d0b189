// Misconception: whoever makes one knows what is sensible.
// Fails: aBulkheadOutOfRange
package asyncio.service;

import asyncio.sync.Semaphore;

public final class Bulkhead implements Policy {

  public Bulkhead(String name, int atOnce, int waiting) {
    this.name = name;
    this.atOnce = atOnce;
    this.waiting = waiting;
    permits = new Semaphore(Math.max(0, atOnce));
  }
}
