// Misconception: taking back ends the cancellation.
// Fails: requestsAreCounted, inOneTickTheCancellationWins
package asyncio.task;

final class CancelCount {
  int takeBack() {
    requests = 0;
    return 0;
  }
}
