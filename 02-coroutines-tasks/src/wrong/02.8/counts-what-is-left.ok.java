// Alternative: the count is kept as two numbers, of what was requested and what was taken back.
// Replaces: the whole class
package asyncio.task;

final class CancelCount {

  private int requested;
  private int takenBack;

  void request() {
    requested++;
  }

  int takeBack() {
    takenBack = Math.min(requested, takenBack + 1);
    return requests();
  }

  int requests() {
    return requested - takenBack;
  }
}
