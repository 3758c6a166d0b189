// Misconception: to clear is to begin anew.
// Fails: clearLeavesTheRuns
package asyncio.periodic;

final class Turns {

  int clear() {
    int forgotten = waiting.size();
    waiting.clear();
    underWay = 0;
    return forgotten;
  }
}
