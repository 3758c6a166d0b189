// Misconception: only a wake-up ends the loop's sleep.
// Fails: aLoopThatIsAwakeIsNotWoken, aPollThatFailsLeavesTheLoopAwake
package asyncio.loop;

final class Inbox {

  void awake() {}
}
