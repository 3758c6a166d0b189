// Misconception: taking back is counting down.
// Fails: requestsAreCounted
package asyncio.task;

final class CancelCount {
  int takeBack() {
    return --requests;
  }
}
