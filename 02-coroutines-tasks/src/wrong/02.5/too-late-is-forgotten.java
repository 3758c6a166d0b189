// Misconception: who has returned cannot be cancelled any more.
// Fails: ifThereIsNoNextAwaitTheResultIsDropped, aRequestNeedsNoMessage
package asyncio.task;

final class CancelRequest {
  boolean isPending() {
    return false;
  }
}
