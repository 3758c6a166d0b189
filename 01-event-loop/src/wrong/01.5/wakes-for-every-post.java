// Misconception: a wake-up too many costs nothing.
// Fails: aLoopThatIsAwakeIsNotWoken, aPollThatFailsLeavesTheLoopAwake,
//   manyCallbacksFromOtherThreadsWakeALoopThatSleepsOnce
package asyncio.loop;

final class Inbox {

  void post(Handle handle) {
    arrivals.add(handle);
    poller.wakeUp();
  }
}
