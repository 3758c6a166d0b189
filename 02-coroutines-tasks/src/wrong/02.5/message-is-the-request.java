// Misconception: a request that was made has a message.
// Fails: aRequestNeedsNoMessage
package asyncio.task;

final class CancelRequest {

  boolean isPending() {
    return pending && message != null;
  }
}
