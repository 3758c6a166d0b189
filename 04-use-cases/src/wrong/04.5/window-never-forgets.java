// Misconception: a service is as good as all of its calls.
// Fails: aWindowForgets, onlyTheLastCallsCount, aWindowOfNothing
package asyncio.service;

final class SlidingWindow {

  void add(boolean failure) {
    failed.set(next++, failure);
    calls++;
  }
}
