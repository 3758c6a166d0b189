// Misconception: an hour is sixty minutes, and the one that has begun.
// Fails: theEdge, movesAlong, placesAreUsedAgain, late, tooLate, beforeZero
package asyncio.pattern;


import java.util.Objects;

public final class ErrorBudget {

  public ErrorBudget(Objective objective) {
    this.objective = Objects.requireNonNull(objective, "objective");
    width = objective.bucket().toNanos();
    buckets = new Bucket[objective.buckets() + 1];
  }
}
