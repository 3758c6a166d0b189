// Misconception: what was requested is delivered.
// Fails: aRequestThatWasTakenBackIsNotDelivered
package asyncio.task;

final class CancelRequest {
  void forget() {}
}
