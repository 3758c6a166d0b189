// Misconception: all models tell running jobs of a failure.
// Fails: computingTogether, fewWait, both
package asyncio.compare;

public final class Choice {

  private static Advice advice(Situation situation, Reason why, Set<Kind> models) {
    return new Advice(models, why);
  }
}
