// Misconception: a window begins, and ends, and the next one begins.
// Fails: movesAlong, late, tooLate, burnRates, beforeZero
package asyncio.pattern;



public final class ErrorBudget {

  private long firstOf(int number) {
    return Math.floorDiv(loop.time(), width * number) * number;
  }
}
